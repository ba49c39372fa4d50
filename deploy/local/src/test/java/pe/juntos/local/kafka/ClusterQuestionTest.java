package pe.juntos.local.kafka;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.Executors;
import org.apache.kafka.common.message.DescribeClusterResponseData;
import org.apache.kafka.common.message.DescribeClusterResponseData.DescribeClusterBroker;
import org.apache.kafka.common.message.ResponseHeaderData;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.Message;
import org.apache.kafka.common.protocol.ObjectSerializationCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as a broker that answers; real ones are asked whenever the platform starts. */
class ClusterQuestionTest {

    @Test
    void brokersAtWork() throws IOException {
        assertThat(toldBy(answer(1, withABroker()))).isTrue();
    }

    @Test
    void noBrokerAtWorkYet() throws IOException {
        assertThat(toldBy(answer(1, new DescribeClusterResponseData()))).isFalse();
    }

    @Test
    void theAnswerToAnotherQuestion() throws IOException {
        assertThat(toldBy(answer(2, withABroker()))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 400 Bad Request\r\n\r\n", "\0\0\0\4no", "\0\0\0\0", "\0\0\0\6\0\0\0\1\0x"})
    void aStranger(String says) throws IOException {
        assertThat(toldBy(says.getBytes(ISO_8859_1))).isFalse();
    }

    @Test
    void nobody() throws IOException {
        int port;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }
        assertThat(new ClusterQuestion("127.0.0.1", port).hasBrokers()).isFalse();
    }

    private static DescribeClusterResponseData withABroker() {
        var cluster = new DescribeClusterResponseData();
        cluster.brokers()
                .add(new DescribeClusterBroker()
                        .setBrokerId(1)
                        .setHost("127.0.0.1")
                        .setPort(9092));
        return cluster;
    }

    private static byte[] answer(int toQuestion, DescribeClusterResponseData cluster) {
        var header = written(new ResponseHeaderData().setCorrelationId(toQuestion), (short) 1);
        var body = written(cluster, (short) 0);
        return ByteBuffer.allocate(4 + header.length + body.length)
                .putInt(header.length + body.length)
                .put(header)
                .put(body)
                .array();
    }

    private static byte[] written(Message message, short version) {
        var cache = new ObjectSerializationCache();
        var bytes = new ByteBufferAccessor(ByteBuffer.allocate(message.size(cache, version)));
        message.write(bytes, cache, version);
        return bytes.buffer().array();
    }

    /** Whoever listens reads the question, says that, and leaves. */
    private static boolean toldBy(byte[] says) throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(() -> {
                try (var caller = server.accept()) {
                    var length = ByteBuffer.wrap(caller.getInputStream().readNBytes(4))
                            .getInt();
                    caller.getInputStream().readNBytes(length);
                    caller.getOutputStream().write(says);
                }
                return true;
            });
            return new ClusterQuestion("127.0.0.1", server.getLocalPort()).hasBrokers();
        }
    }
}
