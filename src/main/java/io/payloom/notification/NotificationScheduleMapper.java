package io.payloom.notification;

import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

@Mapper
interface NotificationScheduleMapper {

    @Select("select delays from notification_schedule where merchant_id = #{merchantId}")
    @Nullable
    String delays(String merchantId);

    @Insert(
            """
            insert into notification_schedule (merchant_id, delays) values (#{merchantId}, #{delays})
            on duplicate key update delays = #{delays}
            """)
    void save(@Param("merchantId") String merchantId, @Param("delays") String delays);

    @Delete("delete from notification_schedule where merchant_id = #{merchantId}")
    void delete(String merchantId);
}
