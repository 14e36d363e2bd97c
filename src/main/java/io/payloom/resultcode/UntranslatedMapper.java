package io.payloom.resultcode;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface UntranslatedMapper {

    /** Affects one row when the code was not there before, else two; the row is locked then. */
    int count(Encounter encounter);

    UntranslatedRow find(BankCode code);

    void setExamples(@Param("code") BankCode code, @Param("examples") String examples);

    void reopen(BankCode code);

    /** Affects one row when the code was untranslated. */
    int translated(
            @Param("code") BankCode code,
            @Param("now") Instant now,
            @Param("by") String by,
            @Param("version") long version);

    List<UntranslatedRow> open(int limit);

    /** The newest first. */
    List<UntranslatedRow> all(int limit);
}
