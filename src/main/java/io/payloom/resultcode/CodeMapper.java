package io.payloom.resultcode;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

@Mapper
interface CodeMapper {

    long version();

    /** Whoever changes the table holds this lock to the end. */
    long lockVersion();

    /** The first version whose lines are kept; null when there never was a line. */
    @Nullable
    Long firstVersion();

    List<CodeRow> present();

    List<CodeRow> asOf(long version);

    List<CodeRow> presentOf(CodeKey key);

    List<CodeRow> neverSeen();

    @Nullable
    CodeRow find(long id);

    void insert(
            @Param("key") CodeKey key,
            @Param("validity") Validity validity,
            @Param("meaning") Meaning meaning,
            @Param("added") CodeLine.Change added);

    int remove(@Param("id") long id, @Param("removed") CodeLine.Change removed);

    int countUnversioned();

    /** Gives lines that SQL added their version. */
    void setVersion(@Param("version") long version, @Param("now") Instant now);

    void addSightings(@Param("counts") List<Count> counts, @Param("now") Instant now);

    /** So many answers that a line of this key translated. */
    record Count(CodeKey key, long sightings) {}
}
