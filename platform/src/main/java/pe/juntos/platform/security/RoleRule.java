package pe.juntos.platform.security;

import org.springframework.expression.Expression;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.security.access.expression.SecurityExpressionRoot;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.core.Authentication;

/** Who may, in the words of {@code @PreAuthorize}: {@code hasRole} and the like. */
record RoleRule(Expression expression) {
    private static final SpelExpressionParser PARSER = new SpelExpressionParser();

    static RoleRule of(String words) {
        return new RoleRule(PARSER.parseExpression(words));
    }

    boolean allows(Authentication who) {
        return Boolean.TRUE.equals(expression.getValue(new Root(who), Boolean.class));
    }

    private static final class Root extends SecurityExpressionRoot<Object> {
        Root(Authentication who) {
            super(() -> who, who);
            setTrustResolver(new AuthenticationTrustResolverImpl());
        }
    }
}
