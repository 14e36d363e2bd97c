package io.payloom.api;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands the merchant that the signature filter recognised to API methods, and fails closed where there is none. */
class AuthenticatedMerchantArgument implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == AuthenticatedMerchant.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binderFactory) {
        Object merchant = request.getAttribute(AuthenticatedMerchant.ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        if (merchant == null) {
            throw new RequestRefused(ProblemCode.SIGNATURE_MISSING, "This address needs a signed request.");
        }
        return merchant;
    }
}
