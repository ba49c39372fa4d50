package pe.juntos.sandbox.population;

import java.util.Map;

/**
 * What was written.
 *
 * @param lines lines of each file, its header apart; the late ones under {@code tarde/}
 * @param dirt how often each kind was thrown
 */
public record GeneratedPopulation(int households, int districts, Map<String, Long> lines, Map<DirtKind, Long> dirt) {}
