package io.payloom.simulator;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/** Gives every request the means to cut its own connection, which no servlet has. */
class ConnectionValve extends ValveBase {

    private final Outages outages;

    ConnectionValve(Outages outages) {
        super(true);
        this.outages = outages;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        Connection connection = () -> response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
        if (outages.cover(request.getRequestURI())) {
            connection.cut();
            return;
        }
        request.setAttribute(Connection.ATTRIBUTE, connection);
        getNext().invoke(request, response);
    }
}
