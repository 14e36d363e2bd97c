package io.payloom.local;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.util.HtmlUtils;

/** The merchant's notifications as a page that renews itself. */
final class MerchantPage {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private MerchantPage() {}

    static String of(List<ReceivedNotification> received) {
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8"><meta http-equiv="refresh" content="3"><title>Sample merchant</title>
            <link rel="icon" href="data:,">
            <style>
              body { margin:24px 28px; color:#1d2733; font:14px/1.45 system-ui, "DejaVu Sans", sans-serif }
              h1 { font-size:20px }
              table { border-collapse:collapse }
              th, td { padding:8px 12px; border-bottom:1px solid #e3e8ee; text-align:left; white-space:nowrap }
              th { font-size:12px; color:#66758a }
              .refused { color:#b3261e; font-weight:600 }
            </style>
            </head>
            <body>
            <h1>Sample merchant</h1>
            <p>What Payloom has told the merchant M-SAMPLE: the last 100 notifications, newest first.</p>
            <table>
            <tr><th>Received</th><th>Notification</th><th>Order</th><th>State</th><th>Minor units</th><th>Signature</th><th>webhook-id</th></tr>
            %s
            </table>
            </body>
            </html>
            """
                .formatted(received.stream().map(MerchantPage::row).collect(Collectors.joining("\n")));
    }

    private static String row(ReceivedNotification one) {
        String cells = Stream.of(TIME.format(one.at()), one.type(), one.orderNo(), one.state(), one.amount())
                .map(MerchantPage::cell)
                .collect(Collectors.joining());
        String signature = one.verified() ? cell("verified") : "<td class=\"refused\">does not fit</td>";
        return "<tr>" + cells + signature + cell(one.webhookId()) + "</tr>";
    }

    private static String cell(String text) {
        return "<td>" + HtmlUtils.htmlEscape(text) + "</td>";
    }
}
