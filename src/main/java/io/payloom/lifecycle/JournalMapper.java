package io.payloom.lifecycle;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface JournalMapper {

    @Insert(
            """
            insert into journal (subject_no, seq, from_state, to_state, event, actor, detail, at)
            values (#{entry.subjectNo}, #{entry.seq}, #{entry.fromState}, #{entry.toState}, #{entry.event}, #{entry.actor},
                    left(#{entry.detail}, 1000), #{at})
            """)
    void insert(@Param("entry") Journal.Entry entry, @Param("at") Instant at);

    @Select(
            """
            select subject_no, seq, from_state, to_state, event, actor, detail, at
            from journal where subject_no = #{subjectNo} order by seq
            """)
    List<Journal.Line> of(String subjectNo);
}
