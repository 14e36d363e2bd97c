package io.payloom.channel;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ChannelMapper {

    @Select(
            """
            select code, name, protocol, base_url, mid, secret_token, enabled, weight, time_zone, order_no_prefix,
                   order_no_digits_only, order_no_max_length, call_deadline_ms, max_concurrency
            from channel order by code
            """)
    List<ChannelRow> channels();

    @Select(
            """
            select channel_code, operation, methods, types, currencies, institutions, min_amount, max_amount, enabled,
                   query_schedule, not_found_final_after_seconds, close_supported, payer_timeout_seconds
            from channel_interface order by channel_code, operation
            """)
    List<InterfaceRow> interfaces();

    @Select("select count(*) from channel where code = #{code} and secret_token is null for update")
    int lockWithoutSecret(String code);

    @Update("update channel set secret_token = #{token} where code = #{code} and secret_token is null")
    int setFirstSecret(@Param("code") String code, @Param("token") String token);
}
