package io.payloom.ops.catalogue;

import io.payloom.api.BodyType;
import io.payloom.api.ProblemCode;
import io.payloom.api.RequestRefused;
import io.payloom.api.Violation;
import io.payloom.kernel.PlainText;
import io.payloom.ops.Operator;
import io.payloom.resultcode.CodeChange;
import io.payloom.resultcode.CodeChanges;
import io.payloom.resultcode.CodeEdition;
import io.payloom.resultcode.CodeLine;
import io.payloom.resultcode.CodeReports;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What banks' result codes mean: the table, its former versions, its changes, and what it lacks. */
@RestController
@RequestMapping(path = "/ops/v1/result-codes", produces = MediaType.APPLICATION_JSON_VALUE)
class ResultCodeController {

    private static final String SOURCE = "GET /ops/v1/result-codes";
    private static final int LONGEST_REASON = 500;

    private final CodeReports reports;
    private final CodeChanges changes;
    private final CodeProposals proposals;

    ResultCodeController(CodeReports reports, CodeChanges changes, CodeProposals proposals) {
        this.reports = reports;
        this.changes = changes;
        this.proposals = proposals;
    }

    /** The header ETag of the present table is its version, to be sent back as If-Match. */
    @GetMapping
    ResponseEntity<ResultCodeAnswer.Table> table(
            Operator operator,
            @RequestParam(required = false) @Nullable Long version,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String operation,
            @RequestParam(required = false) @Nullable String merchant) {
        CodeEdition edition = version == null ? reports.present() : edition(version);
        Predicate<CodeLine> wanted = line -> (channel == null
                        || channel.equals(line.key().channel()))
                && (operation == null
                        || operation.equalsIgnoreCase(line.key().operation().name()))
                && (merchant == null || merchant.equals(line.key().merchantId()));
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        return (version == null ? answer.eTag(Long.toString(edition.version())) : answer)
                .body(ResultCodeAnswer.Table.of(edition, wanted));
    }

    private CodeEdition edition(long version) {
        return reports.edition(version)
                .orElseThrow(() -> parameter("version", "OUT_OF_RANGE", "is not one of those that are kept"));
    }

    @GetMapping("/untranslated")
    ResultCodeAnswer.Untranslated untranslated(Operator operator, @RequestParam(defaultValue = "open") String state) {
        return switch (state) {
            case "open" -> new ResultCodeAnswer.Untranslated(reports.untranslated());
            case "all" -> new ResultCodeAnswer.Untranslated(reports.everUntranslated());
            default -> throw parameter("state", "VALUE_INVALID", "must be open or all");
        };
    }

    @GetMapping("/never-seen")
    ResultCodeAnswer.Lines neverSeen(Operator operator) {
        return new ResultCodeAnswer.Lines(
                reports.neverSeen().stream().map(ResultCodeAnswer::of).toList());
    }

    /** Adds a line, or replaces the one with the same key and the same beginning. */
    @PostMapping(consumes = BodyType.JSON_TYPE)
    ResponseEntity<ResultCodeAnswer.Changed> put(
            Operator operator,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ResultCodeRequest request) {
        long expected = ExpectedVersion.of(ifMatch, SOURCE);
        return changed(changes.put(
                proposals.of(request), expected, operator.name(), Objects.requireNonNull(request.reason())));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<ResultCodeAnswer.Changed> remove(
            Operator operator,
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestParam(defaultValue = "") String reason) {
        long expected = ExpectedVersion.of(ifMatch, SOURCE);
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw parameter("reason", "REQUIRED", "must say why, in 1 to " + LONGEST_REASON + " characters");
        }
        PlainText.fault(reason).ifPresent(fault -> {
            throw parameter("reason", "FORMAT_INVALID", fault);
        });
        return changed(changes.remove(id, expected, operator.name(), reason));
    }

    private static ResponseEntity<ResultCodeAnswer.Changed> changed(CodeChange change) {
        return switch (change) {
            case CodeChange.Done done ->
                ResponseEntity.ok()
                        .eTag(Long.toString(done.version()))
                        .body(new ResultCodeAnswer.Changed(done.version(), ResultCodeAnswer.of(done.line())));
            case CodeChange.Outdated outdated ->
                throw new RequestRefused(
                        ProblemCode.RESULT_CODES_OUTDATED,
                        "It has version " + outdated.presentVersion() + " now. Look at it again, then repeat.");
            case CodeChange.Refused refused ->
                throw RequestRefused.invalid(refused.faults().stream()
                        .map(fault -> Violation.at("/" + fault.part(), fault.code(), fault.message()))
                        .toList());
            case CodeChange.Unknown unknown ->
                throw new RequestRefused(
                        ProblemCode.RESULT_CODE_NOT_FOUND, "The present table has no line with this id.");
        };
    }

    private static RequestRefused parameter(String name, String code, String detail) {
        return RequestRefused.invalid(List.of(Violation.ofParameter(name, code, detail)));
    }
}
