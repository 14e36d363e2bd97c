package io.payloom.ops.order;

import io.payloom.api.BodyType;
import io.payloom.api.Plain;
import io.payloom.api.ProblemCode;
import io.payloom.api.RequestRefused;
import io.payloom.api.RequestValidation;
import io.payloom.ops.Operator;
import io.payloom.retention.Archive;
import io.payloom.retention.ArchiveUnreadable;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Brings the journals and decisions of an order back from the archive. */
@RestController
class RestoreController {

    private final Archive archive;
    private final OrderSheets sheets;
    private final RequestValidation validation;

    RestoreController(Archive archive, OrderSheets sheets, RequestValidation validation) {
        this.archive = archive;
        this.sheets = sheets;
        this.validation = validation;
    }

    @PostMapping(
            path = "/ops/v1/orders/{orderNo}/restore",
            consumes = BodyType.JSON_TYPE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Archive.Restored restore(Operator operator, @PathVariable String orderNo, @RequestBody Request request) {
        if (sheets.of(orderNo).isEmpty()) {
            throw new RequestRefused(ProblemCode.ORDER_NOT_FOUND, "There is no order of this number.");
        }
        validation.check(request, List.of());
        try {
            return archive.restore(orderNo, operator.name(), Objects.requireNonNull(request.reason()))
                    .orElseThrow(() -> new RequestRefused(
                            ProblemCode.ORDER_NOT_ARCHIVED, "All of its journals and decisions are in the tables."));
        } catch (ArchiveUnreadable gone) {
            throw new RequestRefused(ProblemCode.ARCHIVE_UNREADABLE, String.valueOf(gone.getMessage()));
        }
    }

    /** @param reason why, for the journal */
    record Request(
            @NotNull(message = "is required")
            @Size(min = 1, max = 200, message = "must have 1 to 200 characters")
            @Plain
            @Nullable
            String reason) {}
}
