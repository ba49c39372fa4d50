package pe.juntos.coresponsibility.verdict;

import pe.juntos.coresponsibility.member.Condition;

/** The verdict on one target member. */
public record MemberVerdict(String member, String externalId, Condition condition, Outcome outcome) {}
