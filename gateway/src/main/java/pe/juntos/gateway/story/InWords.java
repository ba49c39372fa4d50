package pe.juntos.gateway.story;

import java.util.Map;

/**
 * The explanation and the codes of a story in a language.
 *
 * @param language BCP 47 tag
 * @param review {@code PENDING} until a speaker has approved the texts
 * @param meanings of the reason codes in each part of the story
 */
public record InWords(String language, String review, String explanation, Map<String, Map<String, String>> meanings) {}
