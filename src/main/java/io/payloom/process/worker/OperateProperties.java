package io.payloom.process.worker;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What may be done in Operate.
 *
 * @param decisions whether a person may decide by setting variables, under a name that nobody checks
 */
@ConfigurationProperties("payloom.operate")
record OperateProperties(@DefaultValue("true") boolean decisions) {}
