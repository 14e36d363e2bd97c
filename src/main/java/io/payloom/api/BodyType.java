package io.payloom.api;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;

/**
 * A kind of body that some address takes, and the character sets in which it is read; the first is meant where none is
 * said. Spreadsheets write CSV in what the system speaks, in China GBK or GB18030; everything else is UTF-8.
 */
public enum BodyType {
    JSON(BodyType.JSON_TYPE, "UTF-8"),
    NDJSON(BodyType.NDJSON_TYPE, "UTF-8"),
    CSV(BodyType.CSV_TYPE, "UTF-8 GBK GB18030"),
    YAML(BodyType.YAML_TYPE, "UTF-8");

    public static final String JSON_TYPE = "application/json";
    public static final String NDJSON_TYPE = "application/x-ndjson";
    public static final String CSV_TYPE = "text/csv";
    public static final String YAML_TYPE = "application/yaml";

    private final String type;
    private final String charsets;

    /** @param charsets divided by blanks */
    BodyType(String type, String charsets) {
        this.type = type;
        this.charsets = charsets;
    }

    /** Empty for what no address takes. */
    public static Optional<BodyType> of(MediaType type) {
        return Arrays.stream(values())
                .filter(known -> MediaType.parseMediaType(known.type).equalsTypeAndSubtype(type))
                .findFirst();
    }

    /**
     * Empty for what no address takes, and for a character set in which this type is not read.
     *
     * @param contentType of a request, well formed
     */
    public static Optional<Charset> charsetOf(MediaType contentType) {
        Charset said = contentType.getCharset();
        return of(contentType).flatMap(body -> Arrays.stream(body.charsets.split(" "))
                .map(Charset::forName)
                .filter(known -> said == null || known.equals(said))
                .findFirst());
    }

    /** Tells a person what an address takes that takes only this. */
    public RequestRefused refused() {
        return refused(List.of(MediaType.parseMediaType(type)));
    }

    /** Tells a person what an address takes. */
    static RequestRefused refused(List<MediaType> taken) {
        String types = taken.stream()
                .map(type -> of(type).map(BodyType::inWords).orElseGet(type::toString))
                .collect(Collectors.joining(", or "));
        return new RequestRefused(ProblemCode.CONTENT_TYPE_UNSUPPORTED, "This address takes " + types + ".");
    }

    private String inWords() {
        int last = charsets.lastIndexOf(' ');
        return type + " in "
                + (last < 0
                        ? charsets
                        : charsets.substring(0, last).replace(" ", ", ") + " or " + charsets.substring(last + 1));
    }
}
