package pe.juntos.sandbox.population;

import static pe.juntos.sandbox.population.InputFile.DISTRITOS;
import static pe.juntos.sandbox.population.InputFile.ESTABLECIMIENTOS;
import static pe.juntos.sandbox.population.InputFile.RESPONSABLES;

/** Writes a district, its establishments and those who sign for them. */
final class SupplyFiles {
    private final InputFolder folder;
    private final Soil soil;
    private final GeneratorRequest request;

    SupplyFiles(InputFolder folder, Soil soil, GeneratorRequest request) {
        this.folder = folder;
        this.soil = soil;
        this.request = request;
    }

    void write(Supply supply) {
        var district = supply.district;
        folder.write(
                DISTRITOS,
                district.ubigeo(),
                district.name(),
                district.province(),
                district.department(),
                district.incorporatedOn());
        var draw = new Draw(request.seed(), Draw.Concern.DISTRICT, supply.number);
        for (var establishment : supply.all()) {
            establishment(establishment, district, draw);
        }
    }

    private void establishment(Establishment establishment, District district, Draw draw) {
        boolean health = establishment.kind() == Establishment.Kind.SALUD;
        String network = (health ? "RED " : "UGEL ") + district.province();
        int away = draw.between(-500, 500);
        var place = district.place();
        String latitude = place == null ? "" : Numbers.tenThousandths(place.latitude() + away);
        String longitude = place == null ? "" : Numbers.tenThousandths(place.longitude() - away);
        String[] cells = {
            establishment.code(),
            establishment.kind().type(),
            establishment.name(),
            district.ubigeo(),
            network,
            latitude,
            longitude
        };
        folder.write(ESTABLECIMIENTOS, cells);
        if (soil.strikes(DirtKind.ESTABLISHMENT_REPEATED, draw)) {
            folder.writeLater(ESTABLECIMIENTOS, cells);
        }
        if (soil.strikes(DirtKind.ESTABLISHMENT_MALFORMED, draw)) {
            folder.write(ESTABLECIMIENTOS, "P-101", "SALUD", "Sin código", district.ubigeo(), network, "", "");
        }
        for (var head : establishment.heads()) {
            folder.write(
                    RESPONSABLES,
                    establishment.code(),
                    head.signature(),
                    head.name(),
                    Days.text(head.from()),
                    head.untilText());
        }
        if (soil.strikes(DirtKind.HEAD_OF_UNKNOWN_ESTABLISHMENT, draw)) {
            folder.write(RESPONSABLES, "S-99999999", "F-99999999-1", "Luz Quispe Mamani", "2020-01-01", "");
        }
    }
}
