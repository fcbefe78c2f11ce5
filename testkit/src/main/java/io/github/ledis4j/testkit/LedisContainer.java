package io.github.ledis4j.testkit;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/**
 * LedisDB in a container, for those who have an image of it; needs {@code
 * org.testcontainers:testcontainers} on the class path.
 *
 * <p>The server inside must listen on port 6380 of every address of the container.
 */
public final class LedisContainer extends GenericContainer<LedisContainer> {
  private static final int PORT = 6380;

  /**
   * A container that is yet to be started.
   *
   * @param image the image's name, such as {@code ledisdb/ledisdb}
   */
  public LedisContainer(String image) {
    super(DockerImageName.parse(image));
    addExposedPort(PORT);
    setWaitStrategy(Wait.forListeningPort());
  }

  /**
   * {@return the URL that a client on this machine connects to}
   *
   * @throws IllegalStateException when the container does not run
   */
  public String uri() {
    return "ledis://" + getHost() + ":" + getMappedPort(PORT) + "/0";
  }
}
