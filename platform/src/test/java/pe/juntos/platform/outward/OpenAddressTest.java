package pe.juntos.platform.outward;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a service may be asked to call: nobody of its own network, however the address is written. */
class OpenAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://avisos.aliado.example/juntos",
                "https://avisos.aliado.example:8443/x?y=z",
                "https://203.0.113.9/x",
                "https://[2800:3f0::8]/x"
            })
    void an_address_of_the_open_network_is_good(String address) {
        assertThat(OpenAddress.isGood(address, false)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://avisos.aliado.example/x",
                "ftp://avisos.aliado.example/x",
                "https://ana@avisos.aliado.example/x",
                "https://avisos.aliado.example/x#y",
                "https://localhost/x",
                "https://base.internal/x",
                "https://127.0.0.1/x",
                "https://127.1/x",
                "https://2130706433/x",
                "https://10.1.2.3/x",
                "https://172.16.0.1/x",
                "https://192.168.1.1/x",
                "https://169.254.169.254/latest/meta-data",
                "https://100.64.0.1/x",
                "https://0.0.0.0/x",
                "https://0.1.2.3/x",
                "https://198.18.0.1/x",
                "https://255.255.255.255/x",
                "https://[::1]/x",
                "https://[::]/x",
                "https://[::ffff:127.0.0.1]/x",
                "https://[::127.0.0.1]/x",
                "https://[64:ff9b::7f00:1]/x",
                "https://[2002:7f00:1::]/x",
                "https://[fe80::1]/x",
                "https://[fd00::1]/x",
                "not an address",
                ""
            })
    void any_other_is_not(String address) {
        assertThat(OpenAddress.isGood(address, false)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8090/x", "https://localhost/x"})
    void where_things_are_tried_out_the_own_network_is_good_too(String address) {
        assertThat(OpenAddress.isGood(address, true)).isTrue();
        assertThat(OpenAddress.isGood("ftp://127.0.0.1/x", true)).isFalse();
    }
}
