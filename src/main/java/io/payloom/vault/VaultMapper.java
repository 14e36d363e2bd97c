package io.payloom.vault;

import java.time.Instant;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface VaultMapper {

    @Insert(
            """
            insert into vault_entry (token, owner, ciphertext, keyed_hash, masked, created_at)
            values (#{token}, #{owner}, #{ciphertext}, #{keyedHash}, #{masked}, #{now})
            """)
    void insert(
            @Param("token") String token,
            @Param("owner") String owner,
            @Param("ciphertext") byte[] ciphertext,
            @Param("keyedHash") String keyedHash,
            @Param("masked") String masked,
            @Param("now") Instant now);

    /** The row's ciphertext, or null; a holder keeps MyBatis from returning a list of bytes. */
    default byte @org.jspecify.annotations.Nullable [] ciphertext(String token, String owner) {
        Sealed sealed = sealed(token, owner);
        return sealed == null ? null : sealed.ciphertext();
    }

    @Select("select ciphertext from vault_entry where token = #{token} and owner = #{owner}")
    @org.jspecify.annotations.Nullable
    Sealed sealed(@Param("token") String token, @Param("owner") String owner);

    @Select("select keyed_hash from vault_entry where token = #{token} and owner = #{owner}")
    Optional<String> keyedHash(@Param("token") String token, @Param("owner") String owner);

    record Sealed(byte[] ciphertext) {}
}
