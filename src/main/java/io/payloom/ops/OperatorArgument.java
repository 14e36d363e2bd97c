package io.payloom.ops;

import io.payloom.api.ProblemCode;
import io.payloom.api.RequestRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands the operator whom the filter recognised to API methods, and fails closed where there is none. */
class OperatorArgument implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Operator.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binderFactory) {
        Object operator = request.getAttribute(Operator.ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        if (operator == null) {
            throw new RequestRefused(ProblemCode.OPERATOR_UNKNOWN, "This address is for operators.");
        }
        return operator;
    }
}
