package io.payloom.merchant;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface MerchantKeyMapper {

    @Insert(
            """
            insert into merchant_key (key_id, merchant_id, algorithm, material, valid_from)
            values (#{keyId}, #{merchantId}, #{algorithm}, #{material}, #{now})
            on duplicate key update key_id = key_id
            """)
    void add(
            @Param("keyId") String keyId,
            @Param("merchantId") String merchantId,
            @Param("algorithm") Algorithm algorithm,
            @Param("material") byte[] material,
            @Param("now") Instant now);

    @Select("select key_id, merchant_id, algorithm, material from merchant_key where key_id = #{keyId}")
    @Nullable
    StoredKey byId(String keyId);

    @Update("update merchant_key set valid_until = #{end} where key_id = #{keyId}")
    void end(@Param("keyId") String keyId, @Param("end") Instant end);

    @Select(
            """
            select k.key_id, k.merchant_id, k.algorithm, k.material, m.name, m.notify_url, m.enabled
            from merchant_key k join merchant m on m.id = k.merchant_id
            where k.key_id = #{keyId} and k.algorithm = #{algorithm}
              and k.valid_from <= #{now} and (k.valid_until is null or k.valid_until > #{now})
            """)
    @Nullable
    ValidKey valid(@Param("keyId") String keyId, @Param("algorithm") Algorithm algorithm, @Param("now") Instant now);

    @Select(
            """
            select k.key_id, k.merchant_id, k.algorithm, k.material, m.name, m.notify_url, m.enabled
            from merchant_key k join merchant m on m.id = k.merchant_id
            where k.valid_from <= #{now} and (k.valid_until is null or k.valid_until > #{now})
            """)
    List<ValidKey> allValid(@Param("now") Instant now);

    @Insert("insert into merchant_nonce (key_id, nonce, used_at) values (#{keyId}, #{nonce}, #{now})")
    void addNonce(@Param("keyId") String keyId, @Param("nonce") String nonce, @Param("now") Instant now);

    @Delete("delete from merchant_nonce where used_at < #{before} order by used_at limit #{most}")
    int purgeNonces(@Param("before") Instant before, @Param("most") int most);

    /** A key as it is stored, its material encrypted for its merchant. */
    record StoredKey(String keyId, String merchantId, Algorithm algorithm, byte[] material) {}

    /** A key that is valid now, with its merchant. */
    record ValidKey(
            String keyId,
            String merchantId,
            Algorithm algorithm,
            byte[] material,
            String name,
            @Nullable String notifyUrl,
            boolean enabled) {

        Merchant merchant() {
            return new Merchant(merchantId, name, notifyUrl, enabled);
        }
    }
}
