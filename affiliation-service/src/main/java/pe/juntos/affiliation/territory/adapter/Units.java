package pe.juntos.affiliation.territory.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.util.List;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.platform.security.Territory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Territorial units: groups of districts with an office of the programme. */
@Component
class Units {

    record Unit(String unit, String name, List<String> districts) {}

    private final DatabaseClient client;

    Units(DatabaseClient client) {
        this.client = client;
    }

    /** Each with those of its districts that the territory has. */
    Flux<Unit> all(Territory territory) {
        return client.sql("select u.unit, u.name, array_agg(d.district order by d.district) as districts"
                        + " from territorial_unit u join territorial_unit_district d using (unit)"
                        + " where d.district like any(:patterns) group by u.unit, u.name order by u.unit")
                .bind("patterns", territory.patterns())
                .map(row -> new Unit(
                        required(row, "unit", String.class),
                        required(row, "name", String.class),
                        List.of(required(row, "districts", String[].class))))
                .all();
    }

    /** Of these districts, those that belong to another unit. */
    Mono<List<String>> elsewhere(Unit unit) {
        return client.sql("select district from territorial_unit_district"
                        + " where district = any(:districts) and unit <> :unit order by 1")
                .bind("districts", unit.districts().toArray(String[]::new))
                .bind("unit", unit.unit())
                .map(row -> required(row, "district", String.class))
                .all()
                .collectList();
    }

    /** Of these districts, those that the catalogue, once loaded, does not have. */
    Mono<List<String>> unknown(Set<String> districts) {
        return client.sql("select u from unnest(cast(:districts as text[])) u"
                        + " where exists (select 1 from source_received where kind = 'ubigeos')"
                        + " and not exists (select 1 from district d where d.ubigeo = u) order by 1")
                .bind("districts", districts.toArray(String[]::new))
                .map(row -> required(row, "u", String.class))
                .all()
                .collectList();
    }

    /** The unit as given; districts that it had and has no longer belong to none. */
    Mono<Void> put(Unit unit) {
        return client.sql("insert into territorial_unit (unit, name) values (:unit, :name)"
                        + " on conflict (unit) do update set name = excluded.name")
                .bind("unit", unit.unit())
                .bind("name", unit.name())
                .then()
                .then(client.sql("delete from territorial_unit_district where unit = :unit")
                        .bind("unit", unit.unit())
                        .then())
                .then(client.sql("insert into territorial_unit_district (unit, district)"
                                + " select :unit, unnest(cast(:districts as text[]))")
                        .bind("unit", unit.unit())
                        .bind("districts", unit.districts().toArray(String[]::new))
                        .then());
    }
}
