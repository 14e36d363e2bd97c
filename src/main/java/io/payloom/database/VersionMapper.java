package io.payloom.database;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface VersionMapper {

    @Select("select name, version from catalogue_version")
    List<Row> versions();

    @Update("update catalogue_version set version = version + 1 where name = #{name}")
    int add(String name);

    record Row(String name, long version) {}
}
