package io.payloom.catalogue.change;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

@Mapper
interface EditionMapper {

    /** The first one to record a version is right. */
    @Insert(
            """
            insert into catalogue_edition (version, yaml, recorded_at, recorded_by, note, sample_digest)
            values (#{version}, #{yaml}, #{now}, #{origin.by}, #{origin.note}, #{origin.sampleDigest})
            on duplicate key update version = version
            """)
    void insertIfNone(
            @Param("version") long version,
            @Param("yaml") String yaml,
            @Param("now") Instant now,
            @Param("origin") Origin origin);

    @Select("select count(*) from catalogue_edition where version = #{version}")
    int count(long version);

    @Select("select version, recorded_at, recorded_by, note from catalogue_edition order by version desc")
    List<Edition> all();

    @Nullable
    @Select("select version, yaml from catalogue_edition where version = #{version}")
    EditionText text(long version);

    @Nullable
    @Select("select sample_digest from catalogue_edition where sample_digest is not null order by version desc limit 1")
    String lastSampleDigest();

    /** Where a version came from; all null when somebody changed the tables. */
    record Origin(
            @Nullable String by,
            @Nullable String note,
            @Nullable String sampleDigest) {

        static final Origin TABLES = new Origin(null, null, null);
    }
}
