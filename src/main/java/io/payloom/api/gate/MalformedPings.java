package io.payloom.api.gate;

import org.apache.catalina.Lifecycle;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.CoyoteAdapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.springframework.boot.web.embedded.tomcat.TomcatConnectorCustomizer;

/**
 * Tomcat answers {@code OPTIONS *} itself, before any valve. One that it has refused already, such as one of an HTTP version
 * that nobody knows, goes on as a request for the root instead, so that {@link ProblemReportValve} says what was wrong.
 */
final class MalformedPings implements TomcatConnectorCustomizer {

    private static final String SERVER = "*";
    private static final String ROOT = "/";
    private static final int SMALLEST_ERROR = 400;

    @Override
    public void customize(Connector connector) {
        connector.addLifecycleListener(event -> {
            if (event.getType().equals(Lifecycle.AFTER_INIT_EVENT)) {
                connector.getProtocolHandler().setAdapter(new Adapter(connector));
            }
        });
    }

    private static final class Adapter extends CoyoteAdapter {

        private Adapter(Connector connector) {
            super(connector);
        }

        @Override
        public void service(Request request, Response response) throws Exception {
            if (response.getStatus() >= SMALLEST_ERROR && request.requestURI().equals(SERVER)) {
                request.requestURI().setString(ROOT);
            }
            super.service(request, response);
        }
    }
}
