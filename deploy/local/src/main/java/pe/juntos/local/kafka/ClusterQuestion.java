package pe.juntos.local.kafka;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import org.apache.kafka.common.message.DescribeClusterRequestData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.DescribeClusterRequest;
import org.apache.kafka.common.requests.DescribeClusterResponse;
import org.apache.kafka.common.requests.RequestHeader;

/**
 * Asks a broker who belongs to its cluster, with the messages of Kafka's own library but without a client: the metrics, settings and log that a
 * client brings along take a third of the processors' time of a command.
 */
record ClusterQuestion(String address, int port) {

    private static final short VERSION = 0;
    private static final RequestHeader HEADER = new RequestHeader(ApiKeys.DESCRIBE_CLUSTER, VERSION, "juntos", 1);
    private static final int MILLIS = 2_000;
    private static final int LONGEST_ANSWER = 1 << 16;

    /** Whether it answers, and knows of brokers at work; false for nobody, and for a stranger. */
    boolean hasBrokers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), MILLIS);
            socket.setSoTimeout(MILLIS);
            ask(new DataOutputStream(socket.getOutputStream()));
            return !answer(new DataInputStream(socket.getInputStream())).nodes().isEmpty();
        } catch (IOException | RuntimeException ignored) { // what a stranger says is read in many wrong ways
            return false;
        }
    }

    private static void ask(DataOutputStream out) throws IOException {
        var question = new DescribeClusterRequest.Builder(new DescribeClusterRequestData())
                .build(VERSION)
                .serializeWithHeader(HEADER);
        out.writeInt(question.remaining());
        out.write(question.array(), question.arrayOffset() + question.position(), question.remaining());
        out.flush();
    }

    private static DescribeClusterResponse answer(DataInputStream in) throws IOException {
        var length = in.readInt();
        if (length < 0 || length > LONGEST_ANSWER) {
            throw new IOException("no answer of a broker");
        }
        var bytes = new byte[length];
        in.readFully(bytes);
        return (DescribeClusterResponse) AbstractResponse.parseResponse(ByteBuffer.wrap(bytes), HEADER);
    }
}
