package io.payloom.retention;

import io.payloom.lifecycle.Journal;
import io.payloom.routing.DecisionRow;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** The statements of the archive; lists are never empty. */
@Mapper
interface ArchiveMapper {

    long position(String name);

    void moveTo(@Param("name") String name, @Param("position") long position, @Param("until") Instant until);

    /** In the order in which they were written. */
    List<Written> written(@Param("after") long after, @Param("most") int most);

    /** Of bank transactions, notifications and money cases; an order belongs to itself. */
    List<Belonging> owners(@Param("subjects") Collection<String> subjects);

    List<Belonging> belongings(@Param("orders") Collection<String> orders);

    Set<String> ended(@Param("orders") Collection<String> orders, @Param("before") Instant before);

    /** Orders on which something hangs that has not ended. */
    Set<String> held(@Param("orders") Collection<String> orders);

    /** Subjects that are still driven, told something, or looked at by a person. */
    Set<String> busy(@Param("subjects") Collection<String> subjects);

    List<Journal.Line> journal(@Param("subjects") Collection<String> subjects);

    List<DecisionRow> decisions(@Param("orders") Collection<String> orders);

    int deleteJournal(@Param("subjects") Collection<String> subjects);

    int deleteDecisions(@Param("orders") Collection<String> orders);

    void putBackLine(Journal.Line line);

    void putBackDecision(DecisionRow decision);

    void begin(@Param("name") String name, @Param("now") Instant now);

    long idOf(String name);

    /** Affects no row when somebody has taken it for an orphan meanwhile. */
    int record(@Param("file") ArchiveFile file, @Param("now") Instant now);

    void place(@Param("orderNo") String orderNo, @Param("file") ArchiveFile file, @Param("line") int line);

    List<Place> places(String orderNo);

    int forget(@Param("orderNo") String orderNo);

    /** The recorded file that was begun last. */
    @Nullable
    ArchiveFile newest();

    /** Those that nobody has read since then, the one first that was not read for the longest time. */
    List<ArchiveFile> unchecked(@Param("since") Instant since, @Param("most") int most);

    void checked(@Param("id") long id, @Param("now") Instant now);

    /** None when it was forgotten meanwhile. */
    List<ArchiveFile> recorded(String name);

    List<String> unrecorded();

    /** Null when it was recorded or removed meanwhile; else nobody records it until the transaction ends. */
    @Nullable
    String lockUnrecorded(String name);

    void remove(String name);

    /** A line of the journal as far as it tells whether something is old. */
    record Written(long id, String subjectNo, Instant at) {}

    /** What belongs to an order and has a journal of its own. */
    record Belonging(String subjectNo, String orderNo) {}

    /** Where rows of an order are. */
    record Place(long id, String name, int orders, String sha256, int line) {

        ArchiveFile file() {
            return new ArchiveFile(id, name, orders, sha256);
        }
    }
}
