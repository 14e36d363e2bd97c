package io.payloom.ops.catalogue;

import io.payloom.api.BodyType;
import io.payloom.api.ProblemCode;
import io.payloom.api.RequestRefused;
import io.payloom.api.Violation;
import io.payloom.catalogue.change.CatalogueChanges;
import io.payloom.catalogue.change.CatalogueEditions;
import io.payloom.catalogue.change.Edition;
import io.payloom.catalogue.change.EditionText;
import io.payloom.catalogue.change.Proposal;
import io.payloom.catalogue.change.Replacement;
import io.payloom.catalogue.change.UnknownEdition;
import io.payloom.kernel.PlainText;
import io.payloom.ops.Operator;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue as one YAML file: taken out, checked, put back, and put back as it was. */
@RestController
@RequestMapping("/ops/v1/catalogue")
class CatalogueController {

    private static final MediaType YAML = MediaType.parseMediaType(BodyType.YAML_TYPE + ";charset=UTF-8");

    private static final int LONGEST_NOTE = 500;

    private final CatalogueEditions editions;
    private final CatalogueChanges changes;

    CatalogueController(CatalogueEditions editions, CatalogueChanges changes) {
        this.editions = editions;
        this.changes = changes;
    }

    /** The header ETag is the version, to be sent back as If-Match. */
    @GetMapping
    ResponseEntity<byte[]> export(Operator operator) {
        return yaml(editions.export());
    }

    @PostMapping("/check")
    Proposal.Acceptable check(Operator operator, HttpServletRequest request) {
        return switch (changes.propose(YamlBody.of(request))) {
            case Proposal.Acceptable acceptable -> acceptable;
            case Proposal.Refused refused -> throw CatalogueFaults.refuse(refused.faults());
        };
    }

    @PutMapping
    Replacement.Replaced replace(
            Operator operator,
            HttpServletRequest request,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestParam(required = false) @Nullable String note) {
        long expected = version(ifMatch);
        refuseUnreadable(note);
        String yaml = YamlBody.of(request);
        return replaced(changes.replace(yaml, expected, operator.name(), note));
    }

    @GetMapping("/editions")
    List<Edition> editions(Operator operator) {
        return editions.editions();
    }

    @GetMapping("/editions/{version}")
    ResponseEntity<byte[]> edition(Operator operator, @PathVariable long version) {
        return editions.edition(version).map(CatalogueController::yaml).orElseThrow(CatalogueController::noEdition);
    }

    @PostMapping("/editions/{version}/restore")
    Replacement.Replaced restore(
            Operator operator,
            @PathVariable long version,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        try {
            return replaced(changes.restore(version, version(ifMatch), operator.name()));
        } catch (UnknownEdition unknown) {
            throw noEdition();
        }
    }

    private static void refuseUnreadable(@Nullable String note) {
        if (note != null && (note.isEmpty() || note.length() > LONGEST_NOTE)) {
            throw note("LENGTH_INVALID", "must have 1 to " + LONGEST_NOTE + " characters");
        }
        Optional.ofNullable(note).flatMap(PlainText::fault).ifPresent(fault -> {
            throw note("FORMAT_INVALID", fault);
        });
    }

    private static RequestRefused note(String code, String detail) {
        return RequestRefused.invalid(List.of(Violation.ofParameter("note", code, detail)));
    }

    private static Replacement.Replaced replaced(Replacement replacement) {
        return switch (replacement) {
            case Replacement.Replaced done -> done;
            case Replacement.Refused refused -> throw CatalogueFaults.refuse(refused.faults());
            case Replacement.Outdated outdated ->
                throw new RequestRefused(
                        ProblemCode.CATALOGUE_OUTDATED,
                        "It has version " + outdated.presentVersion()
                                + " now. Take it out again, make your change in it, and look at the differences.");
        };
    }

    private static long version(@Nullable String ifMatch) {
        return ExpectedVersion.of(ifMatch, "GET /ops/v1/catalogue");
    }

    private static RequestRefused noEdition() {
        return new RequestRefused(
                ProblemCode.EDITION_NOT_FOUND, "GET /ops/v1/catalogue/editions lists those there are.");
    }

    private static ResponseEntity<byte[]> yaml(EditionText text) {
        return ResponseEntity.ok()
                .eTag(Long.toString(text.version()))
                .contentType(YAML)
                .body(text.yaml().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
