package pe.juntos.platform.security;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.reactive.JwkSetUriReactiveJwtDecoderBuilderCustomizer;
import org.springframework.boot.webflux.autoconfigure.WebFluxRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerAdapter;
import pe.juntos.platform.web.Problems;
import reactor.core.publisher.Mono;

/** Every request but those for what is public needs a valid token; the methods say which roles; refusals are problem details. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
public class SecurityDefaults implements WebFluxConfigurer {
    /** For answers that are data; a page says itself what it needs, and keeps it. */
    private static final String NOTHING_RUNS = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
        resolvers.addCustomResolver(new CallerArgument());
    }

    /** Begins with a builder of its own: the one among the beans looks for some forty kinds of beans that would change it. */
    @Bean
    @ConditionalOnMissingBean
    SecurityWebFilterChain tokensOnly(
            ReactiveJwtDecoder tokens,
            Problems problems,
            @Value("${juntos.public-paths:}") String[] open,
            @Value("${juntos.public-posts:}") String[] openPosts,
            ObjectProvider<TokensInBody> tokensInBody) {
        return ServerHttpSecurity.http()
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(NOTHING_RUNS))
                        .referrerPolicy(referrer ->
                                referrer.policy(ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy.NO_REFERRER))
                        .permissionsPolicy(permissions ->
                                permissions.policy("camera=(), geolocation=(), microphone=(), payment=()")))
                .authorizeExchange(paths -> paths.pathMatchers("/actuator/**")
                        .permitAll()
                        .matchers(open(HttpMethod.GET, open), open(HttpMethod.POST, openPosts))
                        .permitAll()
                        .matchers(open(
                                HttpMethod.POST,
                                tokensInBody.stream().map(TokensInBody::path).toArray(String[]::new)))
                        .permitAll()
                        .anyExchange()
                        .authenticated())
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtDecoder(tokens)
                                .jwtAuthenticationConverter(token -> Mono.just(authenticated(token))))
                        .authenticationEntryPoint(
                                (exchange, refused) -> problems.answer(exchange, HttpStatus.UNAUTHORIZED))
                        .accessDeniedHandler((exchange, refused) -> problems.answer(exchange, HttpStatus.FORBIDDEN)))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(
                                (exchange, refused) -> problems.answer(exchange, HttpStatus.UNAUTHORIZED))
                        .accessDeniedHandler((exchange, refused) -> problems.answer(exchange, HttpStatus.FORBIDDEN)))
                .build();
    }

    /** A path that no honest client writes (a NUL, a doubled slash) is refused before anything looks at it, as a problem too. */
    @Bean
    ServerExchangeRejectedHandler rejected(Problems problems) {
        return (exchange, refused) -> problems.answer(exchange, HttpStatus.BAD_REQUEST);
    }

    /**
     * What a service publishes for everyone: reading, and never a caller's own data; writing only where nobody can have a token
     * yet, as where one is asked for.
     */
    private static ServerWebExchangeMatcher open(HttpMethod method, String[] paths) {
        return paths.length == 0
                ? exchange -> ServerWebExchangeMatcher.MatchResult.notMatch()
                : ServerWebExchangeMatchers.pathMatchers(method, paths);
    }

    @Bean
    JwkSetUriReactiveJwtDecoderBuilderCustomizer keysByNewConnections() {
        return decoder -> decoder.webClient(KeysClient.create());
    }

    @Bean
    WebFluxRegistrations rolesFirst() {
        return new WebFluxRegistrations() {
            @Override
            public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
                return new RolesFirst();
            }
        };
    }

    static JwtAuthenticationToken authenticated(Jwt token) {
        return new JwtAuthenticationToken(token, authorities(token));
    }

    private static List<GrantedAuthority> authorities(Jwt token) {
        return Caller.roles(token).stream()
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
    }
}
