package io.payloom.catalogue.table;

record PoolAccountRow(String poolCode, String accountCode) {}
