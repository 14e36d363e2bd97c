package io.payloom.payout.warning;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface LikenessMapper {

    /** Of others who lock any of them, one waits until the other's transaction has ended; in one order, given sorted. */
    void lock(@Param("likenesses") Collection<String> likenesses, @Param("now") Instant now);

    /** Of each the first payout that was paid or may be. */
    List<First> firsts(@Param("likenesses") Collection<String> likenesses);

    int forget(@Param("before") Instant before, @Param("most") int most);

    /** The first payout of those that look alike. */
    record First(String likeness, String orderNo) {}
}
