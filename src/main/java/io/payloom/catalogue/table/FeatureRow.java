package io.payloom.catalogue.table;

import io.payloom.catalogue.Feature;
import io.payloom.catalogue.Operation;
import io.payloom.catalogue.OrderElement;

record FeatureRow(
        String channelCode,
        Operation operation,
        int position,
        OrderElement element,
        Feature.Comparison comparison,
        String comparedWith,
        Feature.Effect effect) {

    static FeatureRow of(String channelCode, Operation operation, int position, Feature feature) {
        return new FeatureRow(
                channelCode,
                operation,
                position,
                feature.element(),
                feature.comparison(),
                Words.join(feature.values()),
                feature.effect());
    }

    Owner owner() {
        return Owner.terms(channelCode, operation);
    }

    Feature read() {
        return new Feature(element, comparison, Words.split(comparedWith), effect);
    }
}
