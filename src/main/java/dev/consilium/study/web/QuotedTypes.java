package dev.consilium.study.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Clients write {@code type=application/dicom} without the quotes that RFC 2387 asks for, and Spring then takes the whole header for damaged
 * before any code of ours sees it.
 */
@Component
class QuotedTypes extends OncePerRequestFilter {

    private static final Pattern UNQUOTED = Pattern.compile("(;\\s*type\\s*=\\s*)([\\w.+*-]+/[\\w.+*-]+)");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI()
                .substring(request.getContextPath().length())
                .startsWith("/dicomweb/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Quoted(request), response);
    }

    static String quoted(String header) {
        return UNQUOTED.matcher(header).replaceAll("$1\"$2\"");
    }

    private static final class Quoted extends HttpServletRequestWrapper {

        Quoted(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            String value = super.getHeader(name);
            return value == null || !isType(name) ? value : quoted(value);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            Enumeration<String> values = super.getHeaders(name);
            return isType(name)
                    ? Collections.enumeration(Collections.list(values).stream()
                            .map(QuotedTypes::quoted)
                            .toList())
                    : values;
        }

        @Override
        public @Nullable String getContentType() {
            String value = super.getContentType();
            return value == null ? null : quoted(value);
        }

        private static boolean isType(String name) {
            return name.equalsIgnoreCase(HttpHeaders.ACCEPT) || name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE);
        }
    }
}
