package pe.juntos.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrappedTest {
    @Test
    void breaks_between_words_and_loses_none() {
        assertThat(Wrapped.lines("uno dos tres cuatro", 8)).containsExactly("uno dos", "tres", "cuatro");
        assertThat(Wrapped.lines("uno dos", 7)).containsExactly("uno dos");
        assertThat(Wrapped.lines("uno dos", 6)).containsExactly("uno", "dos");
        assertThat(Wrapped.lines("larguísimo a", 4)).containsExactly("larguísimo", "a");
    }
}
