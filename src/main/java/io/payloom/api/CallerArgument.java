package io.payloom.api;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands the caller whom a filter recognised to API methods, and fails closed where there is none. */
public final class CallerArgument implements HandlerMethodArgumentResolver {

    private final Class<?> type;
    private final ProblemCode unrecognised;
    private final String detail;

    /**
     * @param type of the parameter; its name is also that of the request attribute that the filter set
     * @param unrecognised the problem of a request that passed no filter
     */
    public CallerArgument(Class<?> type, ProblemCode unrecognised, String detail) {
        this.type = type;
        this.unrecognised = unrecognised;
        this.detail = detail;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == type;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binderFactory) {
        Object caller = request.getAttribute(type.getName(), RequestAttributes.SCOPE_REQUEST);
        if (caller == null) {
            throw new RequestRefused(unrecognised, detail);
        }
        return caller;
    }
}
