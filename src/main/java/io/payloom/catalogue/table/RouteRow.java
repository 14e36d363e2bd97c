package io.payloom.catalogue.table;

import io.payloom.catalogue.MerchantRoutes;
import io.payloom.catalogue.Operation;

record RouteRow(String merchantId, Operation operation, String method, String type, String pools) {

    static RouteRow of(String merchantId, MerchantRoutes.Route route) {
        return new RouteRow(merchantId, route.operation(), route.method(), route.type(), Words.join(route.pools()));
    }

    MerchantRoutes.Route read() {
        return new MerchantRoutes.Route(operation, method, type, Words.split(pools));
    }
}
