package io.payloom.reserve;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface ReserveMapper {

    @Select("select account, currency, available from reserve_balance")
    List<Reserves.Balance> balances();
}
