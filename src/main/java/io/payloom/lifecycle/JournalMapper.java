package io.payloom.lifecycle;

import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface JournalMapper {

    @Insert(
            """
            <script>
            insert into journal (subject_no, seq, from_state, to_state, event, actor, detail, at)
            values
            <foreach item="line" collection="lines" separator=",">
              (#{line.subjectNo}, #{line.seq}, #{line.fromState}, #{line.toState}, #{line.event}, #{line.actor},
               left(#{line.detail}, 1000), #{line.at})
            </foreach>
            </script>
            """)
    void insert(@Param("lines") List<Journal.Line> lines);

    @Select(
            """
            select subject_no, seq, from_state, to_state, event, actor, detail, at
            from journal where subject_no = #{subjectNo} order by seq
            """)
    List<Journal.Line> of(String subjectNo);
}
