package io.payloom.payout.batch;

import io.payloom.api.AuthenticatedMerchant;
import io.payloom.api.BodyText;
import io.payloom.api.BodyType;
import io.payloom.api.MerchantNumber;
import io.payloom.api.PageRequest;
import io.payloom.api.ProblemCode;
import io.payloom.api.RequestRefused;
import io.payloom.api.Violation;
import io.payloom.api.waiting.Created;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The merchant API for files of payouts: from HTTP to {@link PayoutBatches} and back, nothing else. */
@RestController
@RequestMapping("/v1/payout-batches")
class BatchController implements BatchOperations {

    private static final Pattern BATCH_NO = Pattern.compile("B[0-9A-Z]{26}");

    private final PayoutBatches batches;
    private final BatchResults results;
    private final BatchMapper mapper;

    BatchController(PayoutBatches batches, BatchResults results, BatchMapper mapper) {
        this.batches = batches;
        this.results = results;
        this.mapper = mapper;
    }

    @Override
    @PostMapping(
            consumes = {BodyType.CSV_TYPE, BodyType.NDJSON_TYPE},
            produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<BatchAnswer> upload(
            AuthenticatedMerchant merchant,
            @RequestParam String merchantBatchNo,
            @RequestParam(defaultValue = "false") boolean partial,
            HttpServletRequest request)
            throws IOException {
        MerchantNumber.check("merchantBatchNo", merchantBatchNo);
        return switch (batches.accept(merchant.id(), merchantBatchNo, file(request), partial)) {
            case PayoutBatches.Acceptance.Accepted accepted ->
                ResponseEntity.status(HttpStatus.CREATED)
                        .headers(Created.at(
                                "/v1/payout-batches/" + accepted.batch().batchNo(), accepted.repeated()))
                        .body(answer(accepted.batch()));
            case PayoutBatches.Acceptance.NumberTaken taken ->
                throw new RequestRefused(
                        ProblemCode.MERCHANT_BATCH_NO_REUSED,
                        "The number stands for " + taken.batchNo() + ", which was another file.");
            case PayoutBatches.Acceptance.Invalid invalid ->
                throw new RequestRefused(
                        ProblemCode.BATCH_INVALID,
                        invalid.faults().size() + " things are wrong. Correct the lines, or take the good ones by"
                                + " partial=true.",
                        invalid.faults());
        };
    }

    @Override
    @GetMapping(path = "/{batchNo}", produces = MediaType.APPLICATION_JSON_VALUE)
    public BatchAnswer get(AuthenticatedMerchant merchant, @PathVariable String batchNo) {
        return answer(found(merchant, batchNo));
    }

    @Override
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    public BatchAnswer.Page list(
            AuthenticatedMerchant merchant,
            @RequestParam(required = false) @Nullable String merchantBatchNo,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        MerchantNumber.check("merchantBatchNo", merchantBatchNo);
        PageRequest.checkLimit(limit);
        if (merchantBatchNo != null) {
            return PageRequest.only(
                    batches.byMerchantNo(merchant.id(), merchantBatchNo), this::answer, BatchAnswer.Page::new);
        }
        PageRequest page = PageRequest.of(limit, cursor);
        return page.of(
                batches.list(merchant.id(), page.before(), page.lookFor()),
                PayoutBatch::batchNo,
                this::answer,
                BatchAnswer.Page::new);
    }

    @Override
    @GetMapping(
            path = "/{batchNo}/result",
            produces = {BodyType.CSV_TYPE, BodyType.NDJSON_TYPE})
    public void result(
            AuthenticatedMerchant merchant,
            @PathVariable String batchNo,
            @RequestParam(defaultValue = "csv") String format,
            HttpServletResponse response)
            throws IOException {
        PayoutBatch batch = found(merchant, batchNo);
        if (!format.equals("csv") && !format.equals("ndjson")) {
            throw RequestRefused.invalid(
                    List.of(Violation.ofParameter("format", "FORMAT_INVALID", "must be csv or ndjson")));
        }
        boolean csv = format.equals("csv");
        response.setContentType((csv ? BodyType.CSV_TYPE : BodyType.NDJSON_TYPE) + ";charset=UTF-8");
        results.write(batch, csv ? BatchFormat.CSV : BatchFormat.NDJSON, response.getOutputStream());
    }

    private static BatchFile file(HttpServletRequest request) throws IOException {
        boolean csv = BodyType.of(MediaType.parseMediaType(request.getContentType()))
                .filter(BodyType.CSV::equals)
                .isPresent();
        return new BatchFile(
                BodyText.of(request.getInputStream().readAllBytes(), request.getContentType()),
                csv ? BatchFormat.CSV : BatchFormat.NDJSON);
    }

    private PayoutBatch found(AuthenticatedMerchant merchant, String batchNo) {
        if (!BATCH_NO.matcher(batchNo).matches()) {
            throw notFound();
        }
        return batches.byNo(merchant.id(), batchNo).orElseThrow(BatchController::notFound);
    }

    private BatchAnswer answer(PayoutBatch batch) {
        return BatchAnswer.of(batch, mapper.tallies(batch.batchNo()));
    }

    private static RequestRefused notFound() {
        return new RequestRefused(ProblemCode.BATCH_NOT_FOUND, "You have no batch with this number.");
    }
}
