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

    @Update(
            """
            update process_release set release_no = #{release.releaseNo}, bundle_hash = #{release.bundleHash},
              deployed_at = #{now}
            where id = 1
            """)
    void record(@Param("release") Release release, @Param("now") Instant now);

    record Release(int releaseNo, String bundleHash) {}
}
