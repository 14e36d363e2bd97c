package io.payloom.catalogue.file;

import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Quotes every text that some reader of YAML takes for something else. To those of YAML 1.1, which most tools are,
 * {@code 22:30} is 1350, {@code no} is false, {@code 0012} is ten, and {@code 2026-10-01} is a date with a time.
 */
final class QuotingForAll extends StringQuotingChecker.Default {

    private static final long serialVersionUID = 1;

    private static final Resolver YAML_1_1 = new Resolver();

    /** In the standard, but not known to this resolver. */
    private static final Set<String> WORDS = Set.of("y", "Y", "n", "N", "=", "<<");

    /** Readers differ in commas, underscores, leading zeros, exponents and base 60. */
    private static final Pattern NUMBER =
            Pattern.compile("[-+.]?[0-9][0-9_.,:]*([eE][-+]?[0-9]+)?|[-+]?0[obx][0-9a-fA-F_]+");

    @Override
    public boolean needToQuoteName(String name) {
        return super.needToQuoteName(name) || isSomethingElse(name);
    }

    @Override
    public boolean needToQuoteValue(String value) {
        return super.needToQuoteValue(value) || isSomethingElse(value);
    }

    private static boolean isSomethingElse(String text) {
        return WORDS.contains(text)
                || !YAML_1_1.resolve(NodeId.scalar, text, true).equals(Tag.STR)
                || NUMBER.matcher(text).matches();
    }
}
