package io.github.ledis4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.builder.ImageFromDockerfile;

class LedisContainerTest {
  @Test
  void should_answer_at_its_uri_when_in_a_container() throws IOException {
    assumeTrue(dockerAnswers(), "there is no Docker engine");
    Path program = LedisProgram.get().path();
    assumeTrue(program != null, () -> String.valueOf(LedisProgram.get().missing()));
    String image =
        new ImageFromDockerfile()
            .withFileFromPath("ledis-server", program)
            .withDockerfileFromBuilder(
                file ->
                    file.from("scratch")
                        .copy("ledis-server", "/ledis-server")
                        .expose(6380)
                        .entryPoint("/ledis-server", "-addr=0.0.0.0:6380"))
            .get();
    try (LedisContainer container = new LedisContainer(image)) {
      container.withCreateContainerCmdModifier(create -> create.withStdinOpen(true)).start();
      URI uri = URI.create(container.uri());
      InetSocketAddress address = new InetSocketAddress(uri.getHost(), uri.getPort());
      assertEquals("+PONG\r\n", RawClient.ask(address, 7, "PING"));
    }
  }

  private static boolean dockerAnswers() {
    try {
      return DockerClientFactory.instance().isDockerAvailable();
    } catch (IllegalStateException absent) {
      return false;
    }
  }
}
