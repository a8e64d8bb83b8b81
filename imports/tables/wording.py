"""What is said of a table that cannot be taken: a sentence for each reason, in both languages, beside the code that refuses.

Filled by whoever prints it, like the message of a rule: ``{name}`` is an argument, ``{nearest: text {}}`` stands only where there
is one.
"""

from __future__ import annotations

from ...model.text import Text

REASONS: dict[str, Text] = {
    # a row or a cell
    "form": Text(
        "Mã “{code}” không đúng dạng; cần ba chữ cái của mô hình, ba chữ số, rồi các nhóm ba chữ số, ví dụ DRM001.001.",
        "The code “{code}” has the wrong form; it takes three letters, three digits, then groups of three digits, such as DRM001.001.",
    ),
    "twice": Text(
        "Mã {code} có hai lần trong bảng; lần đầu tại {first}.",
        "The code {code} stands in the table twice; first at {first}.",
    ),
    "unknown-model": Text(
        "Mã {code}: khung không có mô hình tham chiếu {model}; các mô hình của khung: {models}.",
        "Code {code}: the framework has no reference model {model}; it has {models}.",
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
        "Mã {code} cần mã cha {parent}, nhưng cả bảng lẫn khung đều không có mã này{nearest: (có phải {}?)}.",
        "The code {code} needs its parent {parent}, which is neither in the table nor in the framework{nearest: (did you mean {}?)}.",
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
        "Không thấy dòng tiêu đề; cần ít nhất hai cột “Mã” và “Tên”.",
        "No row of headings was found; at least the two columns “Code” and “Name” are needed.",
    ),
    "heading-twice": Text("Có hai cột cùng ý nghĩa: “{heading}”.", "Two columns mean the same: “{heading}”."),
}
