"""What is said of a table that cannot be taken: a sentence for each reason, in both languages, beside the code that refuses.

Filled by whoever prints it, like the message of a rule: ``{name}`` is an argument, ``{nearest: text {}}`` stands only where there
is one.
"""

from __future__ import annotations

from ...model.text import Text

NOTES: dict[str, Text] = {
    "no-models": Text(
        "khung {framework} không có mô hình tham chiếu nào (chưa thấy nguồn nào nêu), nên không nhận được mã; "
        "hãy xem lại --framework.",
        "the framework {framework} has no reference models (no source in its package shows any), so it takes no codes; see --framework.",
    ),
    "other-document": Text(
        "cảnh báo: văn bản này không phải là văn bản ban hành khung: {document}; "
        "văn bản ban hành hoặc sửa đổi khung {framework}: {expected}.",
        "warning: this document is not the one that issued the framework: {document}; {framework} was issued or amended by {expected}.",
    ),
    "lost": Text(
        "Không ghi gì: gói bổ sung đã có trong {folder} có {number} mã mà bảng này không có: {codes}{more:, và {} mã khác}. "
        "Hãy gộp vào một bảng, hoặc dùng -o với thư mục khác rồi thêm thư mục đó vào `overlays`; "
        "nếu thật sự muốn bỏ các mã này, hãy xóa thư mục trước.",
        "Nothing was written: the overlay in {folder} has {number} codes that this table does not: {codes}{more:, and {} more}. "
        "Put both in one table, or use -o with another folder and add it to `overlays`; "
        "if these codes are to go, remove the folder first.",
    ),
    "unreadable-overlay": Text(
        "Không ghi gì: không đọc được {path} của gói bổ sung đã có, nên không biết sẽ mất những mã nào; hãy sửa tệp hoặc xóa thư mục.",
        "Nothing was written: {path} of the overlay that is there cannot be read, so nobody knows what would be lost; "
        "correct the file or remove the folder.",
    ),
    "overlays-new": Text("Thêm dòng này vào {manifest} của kho:", "Put this line into the repository's {manifest}:"),
    "overlays-add": Text(
        "{manifest} đã có `overlays`: hãy thêm {folder} vào danh sách đó, thành:",
        "{manifest} has `overlays` already: add {folder} to that list, so that it reads:",
    ),
    "overlays-there": Text(
        "{manifest} đã khai báo gói này, không cần sửa:", "{manifest} names this package already; leave it as it is:"
    ),
}
"""What is said of the framework, the document and the folder, beside the table."""

REASONS: dict[str, Text] = {
    # a row or a cell
    "form": Text(
        "Mã “{code}” không đúng dạng; cần ba chữ cái của mô hình, ba chữ số, rồi các nhóm ba chữ số, "
        "ví dụ DRM001.001{upper: (viết hoa: {}?)}.",
        "The code “{code}” has the wrong form; it takes three letters, three digits, then groups of three digits, "
        "such as DRM001.001{upper: (in capitals: {}?)}.",
    ),
    "twice": Text(
        "Mã {code} có hai lần trong bảng; lần đầu tại {first}.",
        "The code {code} stands in the table twice; first at {first}.",
    ),
    "unknown-model": Text(
        "Mã {code}: khung không có mô hình tham chiếu {model}{models:; các mô hình của khung: {}}.",
        "Code {code}: the framework has no reference model {model}{models:; it has {}}.",
    ),
    "model-differs": Text(
        "Mã {code} thuộc mô hình {expected}, nhưng cột mô hình ghi “{model}”.",
        "The code {code} belongs to the model {expected}, but the model column says “{model}”.",
    ),
    "parent-differs": Text(
        "Mã cha của {code} phải là “{expected}”, nhưng bảng ghi “{parent}”.",
        "The parent of {code} must be “{expected}”, but the table says “{parent}”.",
    ),
    "no-parent": Text(
        "Mã {code} cần mã cha {parent}, nhưng cả bảng lẫn khung đều không có mã này; "
        "hãy thêm dòng {parent} vào bảng{nearest: (hay mã cha là {}?)}.",
        "The code {code} needs its parent {parent}, which is neither in the table nor in the framework; "
        "add a row {parent}{nearest: (or did you mean {}?)}.",
    ),
    "official-differs": Text(
        "Mã {code} trong khung đã là mã chính thức với tên “{old}”, khác với “{name}”; gói bổ sung không sửa mã chính thức.",
        "The framework has {code} as an official code named “{old}”, not “{name}”; an overlay does not change official codes.",
    ),
    "no-code": Text(
        "Dòng này có nội dung (“{text}”) nhưng không có mã; hãy điền mã hoặc bỏ dòng khỏi bảng.",
        "This row says something (“{text}”) but has no code; give it one or take the row out.",
    ),
    "no-name": Text("Mã {code} không có tên.", "The code {code} has no name."),
    "name-value": Text(
        "Tên của mã {code} là “{text}”: chỉ là số, ngày hoặc giá trị TRUE/FALSE, không phải tên; có thể bảng bị lệch cột.",
        "The name of {code} is “{text}”: a mere number, date or TRUE/FALSE and no name; perhaps the columns are shifted.",
    ),
    "extra-cell": Text(
        "Dòng này có nhiều ô hơn dòng tiêu đề{text:, thừa từ “{}”}; "
        "nếu tên có dấu phân cách (ví dụ dấu phẩy), hãy đặt cả tên trong dấu nháy kép.",
        "This row has more cells than the headings{text:, from “{}” on}; "
        "if a name holds the delimiter (such as a comma), quote the whole name.",
    ),
    "no-heading": Text(
        "Ô này có nội dung (“{text}”) nhưng cột không có tiêu đề; hãy đặt tiêu đề cho cột hoặc xóa nội dung.",
        "This cell says something (“{text}”), but its column has no heading; give it one or clear the cell.",
    ),
    "bad-source": Text(
        "Nguồn “{source}” không phải là địa chỉ http(s) và cũng không phải mã của văn bản trong danh mục (ví dụ law:qd-2323-2019).",
        "The source “{source}” is neither an http(s) address nor the id of a document in the register (such as law:qd-2323-2019).",
    ),
    "formula": Text(
        "Ô này chứa công thức; hãy dán lại dưới dạng giá trị.", "This cell holds a formula; paste it again as a value."
    ),
    "error-value": Text("Ô này chứa giá trị lỗi của bảng tính.", "This cell holds an error value of the spreadsheet."),
    "characters": Text(
        "Ô này chứa ký tự không nhìn thấy ({character}); hãy gõ lại nội dung.",
        "This cell holds an invisible character ({character}); type its text again.",
    ),
    "too-long": Text("Nội dung ô này quá dài.", "The text of this cell is too long."),
    # the file
    "format": Text("Chỉ đọc được bảng .csv hoặc .xlsx.", "Only .csv and .xlsx tables can be read."),
    "old-excel": Text(
        "Định dạng .xls cũ không đọc được; hãy lưu lại thành .xlsx.",
        "The old .xls format cannot be read; save it as .xlsx.",
    ),
    "missing": Text("Không có tệp này.", "There is no such file."),
    "unreadable": Text("Không đọc được tệp này.", "This file cannot be read."),
    "no-file": Text("Đây không phải là một tệp thông thường.", "This is no regular file."),
    "too-big": Text("Tệp lớn hơn {maximum} MB.", "The file is bigger than {maximum} MB."),
    "encoding": Text(
        "Tệp CSV không ở bảng mã UTF-8 (byte {byte}); trong Excel hãy chọn lưu dạng “CSV UTF-8”.",
        "The CSV is not UTF-8 (byte {byte}); in Excel choose “CSV UTF-8” when saving.",
    ),
    "quote": Text(
        "Dấu nháy kép của ô này không khép lại đúng chỗ.", "The quotation marks of this cell do not close properly."
    ),
    "rows": Text("Bảng có quá {maximum} dòng.", "The table has more than {maximum} rows."),
    "columns": Text("Bảng có quá {maximum} cột.", "The table has more than {maximum} columns."),
    "protected": Text(
        "Tệp có mật khẩu hoặc là .xls cũ đổi tên; hãy bỏ mật khẩu và lưu lại thành .xlsx.",
        "The file has a password, or is a renamed old .xls; remove the password and save it as .xlsx.",
    ),
    "unpacked": Text(
        "Tệp giải nén ra quá lớn (giới hạn {maximum} MB).", "The file unpacks to too much (the limit is {maximum} MB)."
    ),
    "entities": Text(
        "Tệp chứa XML mà không chương trình bảng tính nào tạo ra, nên không được mở.",
        "The file holds XML that no spreadsheet program writes, so it was not opened.",
    ),
    "damaged": Text("Tệp .xlsx bị hỏng.", "The .xlsx file is damaged."),
    "no-headings": Text(
        "Không thấy dòng tiêu đề; cần ít nhất hai cột “Mã” và “Tên”{hidden: (trang tính ẩn không được đọc: {})}.",
        "No row of headings was found; at least the two columns “Code” and “Name” are needed{hidden: (hidden sheets are not read: {})}.",
    ),
    "no-rows": Text(
        "Bảng không có dòng nào dưới dòng tiêu đề{hidden: (trang tính ẩn không được đọc: {})}.",
        "Nothing is in the table: no row below the headings{hidden: (hidden sheets are not read: {})}.",
    ),
    "heading-twice": Text("Có hai cột cùng ý nghĩa: “{heading}”.", "Two columns mean the same: “{heading}”."),
}
