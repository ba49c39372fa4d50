package pe.juntos.platform.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Answers with a CSV file of any length, streamed. */
public final class CsvExport {
    private static final int ROWS_PER_PIECE = 500;

    private CsvExport() {}

    public static Mono<Void> write(
            ServerHttpResponse response, String fileName, List<String> header, Flux<List<String>> rows) {
        response.getHeaders().setContentType(new MediaType("text", "csv", UTF_8));
        response.getHeaders().set(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName + "\"");
        Flux<DataBuffer> body = Flux.just(header)
                .concatWith(rows)
                .buffer(ROWS_PER_PIECE)
                .map(piece -> response.bufferFactory().wrap(text(piece).getBytes(UTF_8)));
        return response.writeWith(body);
    }

    static String text(List<List<String>> rows) {
        var out = new StringWriter();
        var writer = CsvWriter.builder()
                .bufferSize(0)
                .lineDelimiter(LineDelimiter.LF)
                .build(out);
        rows.forEach(writer::writeRecord);
        return out.toString();
    }
}
