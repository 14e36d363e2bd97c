package io.payloom.ops.catalogue;

import io.payloom.api.BodyType;
import io.payloom.api.ProblemCode;
import io.payloom.api.RequestRefused;
import io.payloom.api.RequestValidation;
import io.payloom.api.Violation;
import io.payloom.catalogue.Catalogue;
import io.payloom.catalogue.Operation;
import io.payloom.catalogue.change.CatalogueChanges;
import io.payloom.catalogue.change.ProposedCatalogue;
import io.payloom.kernel.Money;
import io.payloom.ops.Operator;
import io.payloom.routing.DryRun;
import io.payloom.routing.RoutingRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Routes orders that do not exist; changes nothing. */
@RestController
class DryRunController {

    private static final int USUAL_DRAWS = 1_000;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2099;

    private final DryRun dryRun;
    private final CatalogueChanges changes;
    private final RequestValidation validation;
    private final Clock clock;

    DryRunController(DryRun dryRun, CatalogueChanges changes, RequestValidation validation, Clock clock) {
        this.dryRun = dryRun;
        this.changes = changes;
        this.validation = validation;
        this.clock = clock;
    }

    @PostMapping(
            path = "/ops/v1/routes/dry-run",
            consumes = BodyType.JSON_TYPE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    DryRunAnswer dryRun(Operator operator, @RequestBody DryRunRequest request) {
        validation.check(request, List.of());
        int draws = Objects.requireNonNullElse(request.draws(), USUAL_DRAWS);
        return DryRunAnswer.of(dryRun.run(order(request), moment(request.at()), catalogue(request), draws), draws);
    }

    private Instant moment(@Nullable String at) {
        try {
            OffsetDateTime moment = at == null ? OffsetDateTime.now(clock) : OffsetDateTime.parse(at);
            if (moment.getYear() >= FIRST_YEAR && moment.getYear() <= LAST_YEAR) {
                return moment.toInstant();
            }
        } catch (DateTimeParseException malformed) {
            // the same answer as for a year that is too far away
        }
        throw RequestRefused.invalid(
                List.of(Violation.at("/at", "FORMAT_INVALID", "must be RFC 3339 with an offset, from 2000 to 2099")));
    }

    private @Nullable Catalogue catalogue(DryRunRequest request) {
        Long version = request.catalogueVersion();
        if (request.catalogue() != null) {
            return usable(changes.hypothetical(request.catalogue()));
        }
        return version == null ? null : usable(edition(version));
    }

    private ProposedCatalogue edition(long version) {
        return changes.edition(version)
                .orElseThrow(() -> new RequestRefused(
                        ProblemCode.EDITION_NOT_FOUND, "GET /ops/v1/catalogue/editions lists those there are."));
    }

    private static Catalogue usable(ProposedCatalogue hypothesis) {
        return switch (hypothesis) {
            case ProposedCatalogue.Usable usable -> usable.catalogue();
            case ProposedCatalogue.Refused refused -> throw CatalogueFaults.refuse(refused.faults());
        };
    }

    private static RoutingRequest order(DryRunRequest request) {
        return new RoutingRequest(
                "dry-run",
                1,
                request.operation() == null
                        ? Operation.PAY
                        : Operation.valueOf(request.operation().toUpperCase(Locale.ROOT)),
                Objects.requireNonNull(request.merchant()),
                Objects.requireNonNull(request.method()),
                Objects.requireNonNull(request.type()),
                money(Objects.requireNonNull(request.amount())),
                details(request),
                false,
                request.triedChannels() == null ? Set.of() : Set.copyOf(request.triedChannels()));
    }

    private static Money money(DryRunRequest.Amount amount) {
        try {
            return new Money(Objects.requireNonNull(amount.value()), Objects.requireNonNull(amount.currency()));
        } catch (IllegalArgumentException unknown) {
            throw RequestRefused.invalid(List.of(
                    Violation.at("/amount/currency", "CURRENCY_UNKNOWN", "must be a currency code of ISO 4217")));
        }
    }

    private static RoutingRequest.Details details(DryRunRequest request) {
        return new RoutingRequest.Details(
                request.institution(),
                request.bin(),
                request.terminalType(),
                request.businessProduct(),
                request.payProduct(),
                request.member(),
                request.payerKind(),
                null,
                null);
    }
}
