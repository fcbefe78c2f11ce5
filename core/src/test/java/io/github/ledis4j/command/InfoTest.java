package io.github.ledis4j.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InfoTest {
  private static final String INFO =
      "# Server\r\nos:linux\r\naddr:127.0.0.1:6380\r\nhttp_addr:\r\nreadonly:false\r\n"
          + "resp_client_num:2\r\nledisdb_version:0.5\r\n\r\n# Store\r\nname:goleveldb\r\n";

  @Test
  void should_give_facts_by_section_when_info_is_parsed() {
    Info info = Info.parse(INFO);

    assertEquals(List.of("server", "store"), List.copyOf(info.sections().keySet()));
    assertEquals("127.0.0.1:6380", info.section("SERVER").get("addr"));
    assertEquals("", info.get("http_addr"));
    assertEquals("goleveldb", info.get("name"));
    assertEquals(2L, info.getLong("resp_client_num"));
    assertEquals(INFO, info.toString());
  }

  @Test
  void should_give_nothing_when_info_lacks_it() {
    Info info = Info.parse("");

    assertEquals(Map.of(), info.sections());
    assertEquals(Map.of(), info.section("server"));
    assertNull(info.get("os"));
    assertNull(info.getLong("os"));
    assertNull(Info.parse(INFO).getLong("os"));
    assertThrows(
        UnsupportedOperationException.class,
        () -> Info.parse(INFO).section("store").put("name", "other"));
  }
}
