package io.payloom.channel;

import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface SecretMapper {

    @Select("select channel_code, token from channel_secret")
    List<Row> all();

    /** Affects no row when the channel has a secret already. */
    @Insert("insert ignore into channel_secret (channel_code, token) values (#{code}, #{token})")
    int insertFirst(@Param("code") String code, @Param("token") String token);

    @Select("select count(*) from channel_secret where channel_code = #{code}")
    int count(String code);

    record Row(String channelCode, String token) {}
}
