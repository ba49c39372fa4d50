package pe.juntos.platform.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import pe.juntos.platform.csv.Days;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.ext.javatime.deser.LocalDateDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** A day of a path, a query or a body that no table could hold is a bad request, not a failure further in. */
public final class DaysInRequests implements WebFluxConfigurer, JsonMapperBuilderCustomizer {

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, LocalDate.class, Days::parse);
    }

    @Override
    public void customize(JsonMapper.Builder builder) {
        builder.addModule(new SimpleModule("days").addDeserializer(LocalDate.class, new Reader()));
    }

    private static final class Reader extends StdScalarDeserializer<LocalDate> {
        private Reader() {
            super(LocalDate.class);
        }

        @Override
        public @Nullable LocalDate deserialize(JsonParser parser, DeserializationContext context) {
            var day = LocalDateDeserializer.INSTANCE.deserialize(parser, context);
            try {
                return day == null ? null : Days.known(day);
            } catch (DateTimeException unknown) {
                return context.reportInputMismatch(this, unknown.getMessage());
            }
        }
    }
}
