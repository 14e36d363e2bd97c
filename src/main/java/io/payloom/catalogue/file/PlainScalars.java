package io.payloom.catalogue.file;

import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * What a scalar without quotes is: true, false, null or a decimal number of sane length; all else is text. So
 * {@code 12:30}, {@code no}, {@code 0012} and {@code 1e9} are what they look like.
 */
final class PlainScalars extends Resolver {

    private static final String NUMBER_BEGINS_WITH = "-0123456789";

    @Override
    protected void addImplicitResolvers() {
        addImplicitResolver(Tag.BOOL, Pattern.compile("true|false"), "tf");
        addImplicitResolver(Tag.INT, Pattern.compile("-?(0|[1-9]\\d{0,17})"), NUMBER_BEGINS_WITH);
        addImplicitResolver(Tag.FLOAT, Pattern.compile("-?(0|[1-9]\\d{0,11})\\.\\d{1,12}"), NUMBER_BEGINS_WITH);
        addImplicitResolver(Tag.NULL, Pattern.compile("(?:~|null)?"), "~n\0");
    }
}
