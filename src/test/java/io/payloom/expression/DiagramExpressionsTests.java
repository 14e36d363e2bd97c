package io.payloom.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Issue 13, item 17: the bound on expressions holds for those that the engine evaluates, too. */
class DiagramExpressionsTests {

    @Test
    void findsThemInAttributesAndTexts() {
        byte[] diagram = diagram("=parts", " =outcome = &quot;done&quot; ", "=part.channel");

        assertThat(DiagramExpressions.in(diagram)).containsExactly("parts", "outcome = \"done\"", "part.channel");
        assertThat(DiagramExpressions.objections(diagram)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    round half up(1, 3000000)                                | decimals
                    for i in 1..1000000000 return i                          | loops
                    some x in parts satisfies x > 1                          | loops
                    count(parts[item > 1])                                   | searches
                    number(outcome)                                          | number
                    random number()                                          | random number
                    if if                                                    | no FEEL
                    """)
    void objectsToWhatMightNotEndWhereverItStands(String expression, String reason) {
        assertThat(DiagramExpressions.objections(diagram("=" + expression, "text", "text")))
                .singleElement()
                .asString()
                .contains(reason);
        assertThat(DiagramExpressions.objections(diagram("text", "=" + expression, "=" + expression)))
                .hasSize(2)
                .allSatisfy(objection -> assertThat(objection).contains(reason));
    }

    @Test
    void takesTimesAndVariables() {
        assertThat(DiagramExpressions.objections(
                        diagram("=now() + duration(&quot;PT5M&quot;)", "=date and time(nextQueryAt)", "=count(parts)")))
                .isEmpty();
    }

    /** Any expressions: the attribute of an element, its text, and a part that stands in CDATA. */
    private static byte[] diagram(String attribute, String text, String data) {
        String escaped = attribute.replace("<", "&lt;");
        return "<a b='%s'><c>%s</c><d><![CDATA[%s]]></d></a>"
                .formatted(escaped, text.replace("<", "&lt;"), data)
                .getBytes(StandardCharsets.UTF_8);
    }
}
