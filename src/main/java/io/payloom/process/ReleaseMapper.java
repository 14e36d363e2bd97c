package io.payloom.process;

import java.time.Instant;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ReleaseMapper {

    /** Reads the one row and keeps other deployers out until the transaction ends. */
    @Select("select release_no, bundle_hash from process_release where id = 1 for update")
    Release lock();

    /** Takes the turn to deploy, or keeps it; affects no row while another has it. */
    @Update(
            """
            update process_release set deploying_by = #{by}, deploying_until = #{until}
            where id = 1 and (deploying_until is null or deploying_until < #{now} or deploying_by = #{by})
            """)
    int take(@Param("by") String by, @Param("now") Instant now, @Param("until") Instant until);

    /** Records what was deployed, and gives the turn back; affects no row when another has it. */
    @Update(
            """
            update process_release set release_no = #{release.releaseNo}, bundle_hash = #{release.bundleHash},
              deployed_at = #{now}, deploying_by = null, deploying_until = null
            where id = 1 and deploying_by = #{by}
            """)
    int deployed(@Param("release") Release release, @Param("now") Instant now, @Param("by") String by);

    @Update(
            """
            update process_release set release_no = #{release.releaseNo}, bundle_hash = #{release.bundleHash},
              deployed_at = #{now}
            where id = 1
            """)
    void record(@Param("release") Release release, @Param("now") Instant now);

    record Release(int releaseNo, String bundleHash) {}
}
