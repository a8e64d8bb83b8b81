"""The tool's own words in both languages: the terms rules put into messages."""

from __future__ import annotations

from ...model.text import Text
from .ownterms import OWN_TERMS

TERMS: dict[str, Text] = {
    **OWN_TERMS,
    # what was expected of a value (model/parse.py)
    "text": Text("một đoạn chữ", "a text"),
    "list": Text("một danh sách, ví dụ [a, b]", "a list, such as [a, b]"),
    "mapping": Text("một nhóm `khóa: giá trị`, ví dụ {vi: Tên gọi}", "a group of `key: value`, such as {vi: Tên gọi}"),
    "number": Text("một số", "a number"),
    "integer": Text("một số nguyên", "a whole number"),
    "boolean": Text("true hoặc false", "true or false"),
    "date": Text("một ngày (2020, 2020-08, 2020-08-10) hoặc unknown", "a date (2020, 2020-08, 2020-08-10) or unknown"),
    "known-date": Text("một ngày đã biết (2020, 2020-08, 2020-08-10)", "a known date (2020, 2020-08, 2020-08-10)"),
    "words": Text(
        "tên hoặc câu chữ bằng ít nhất một ngôn ngữ, ví dụ {vi: Tên gọi}",
        "a text in at least one language, such as {vi: Tên gọi}",
    ),
    "day": Text("một ngày đầy đủ, ví dụ 2020-08-10", "a full date, such as 2020-08-10"),
    "url": Text("một địa chỉ http(s)://", "an http(s):// address"),
    "id": Text(
        "một mã gồm chữ thường không dấu, chữ số và gạch nối", "an id of lower-case letters, digits and hyphens"
    ),
    "choice": Text("một trong các giá trị", "one of"),
    "range": Text("một số trong khoảng", "a number in the range"),
    "value": Text("một giá trị hợp lệ", "a valid value"),
    "exactly-one-check": Text("đúng một loại kiểm tra", "exactly one kind of check"),
    "pattern": Text("một giá trị đúng mẫu", "a value that matches"),
    # why a file could not be read (model/reader.py, model/loader.py)
    "permission": Text("không có quyền đọc", "reading it is not permitted"),
    "directory": Text("đây là thư mục, không phải tệp", "it is a folder, not a file"),
    "missing": Text("tệp không tồn tại", "there is no such file"),
    "io": Text("hệ thống báo lỗi khi đọc", "the system reported an error while reading"),
    "special": Text("đây không phải tệp thông thường", "it is not an ordinary file"),
    "encoding": Text("từ vị trí này nội dung không phải UTF-8", "from here on its content is not UTF-8"),
    "binary": Text("đây là tệp nhị phân, không phải văn bản", "it is a binary file, not a text"),
    "extension": Text("phần mở rộng phải là .yaml, không phải .yml", "its extension must be .yaml, not .yml"),
    "file-link": Text("đây là liên kết tới một tệp khác của kho", "it is a link to another file of the repository"),
    "folder-link": Text(
        "đây là liên kết tới một thư mục khác của kho", "it is a link to another folder of the repository"
    ),
    "outside": Text("nằm ngoài thư mục của kho", "it lies outside the repository's folder"),
    # parts of YAML that are not read
    "anchor": Text("điểm neo (&)", "an anchor (&)"),
    "alias": Text("bí danh (*)", "an alias (*)"),
    "tag": Text("thẻ kiểu (!)", "a tag (!)"),
    "merge": Text("khóa gộp (<<)", "a merge key (<<)"),
    "directive": Text("chỉ thị (%)", "a directive (%)"),
    "documents": Text("nhiều tài liệu trong một tệp (---)", "several documents in one file (---)"),
    "complex-key": Text("một nhóm hoặc danh sách làm khóa", "a mapping or a list as a key"),
    # bounds of what is read
    "bytes": Text("dung lượng tệp tính bằng byte", "the size of a file in bytes"),
    "nodes": Text("số giá trị trong tệp", "the number of values in a file"),
    "findings": Text("số phát hiện", "the number of findings"),
    "depth": Text("số mức lồng nhau", "the depth of nesting"),
    # tables (model/tables.py)
    "quote": Text("dấu ngoặc kép đặt sai chỗ", "a quotation mark is misplaced"),
    "separator": Text(
        "các ô phải ngăn cách bằng dấu phẩy, không phải dấu chấm phẩy",
        "commas separate the cells, not semicolons",
    ),
    "no-id": Text("dòng tiêu đề không có cột `id`", "the header line has no column `id`"),
    "cells": Text("số ô của dòng khác số cột của dòng tiêu đề", "the row has not as many cells as the header line"),
    # packages that could not be used
    "incomplete": Text(
        "mục này phải nêu `repository`, hoặc `framework` cùng `version`",
        "the entry must name a `repository`, or a `framework` with its `version`",
    ),
    "not-found": Text("không tìm thấy", "it was not found"),
    "damaged": Text(
        "trong đó có lỗi nên không đọc được trọn vẹn", "there are faults in it, so it could not be read whole"
    ),
    "too-deep": Text("các gói dùng lẫn nhau thành chuỗi quá dài", "the chain of packages using each other is too long"),
    "outside-repository": Text("thư mục nằm ngoài kho này", "the folder lies outside this repository"),
    "taken": Text(
        "mã và phiên bản này là của một gói đi kèm công cụ, gói ở nơi khác phải mang mã khác",
        "a package that comes with the tool has this id and version; one from elsewhere needs another id",
    ),
    "itself": Text("đó là mã của chính kho này", "that is the id of this repository itself"),
    "circular": Text("hai gói dựa vào nhau thành vòng", "the packages rest on each other in a circle"),
    "no-overlay": Text("đó không phải là gói bổ sung mã", "it is no overlay package"),
    "other-identity": Text("thư mục được chỉ tới chứa một gói khác", "the folder given holds another package"),
    # why something cannot be an owner (REF002)
    "no-element": Text("không có phần tử nào mang mã này", "no element has this id"),
    "no-organisation": Text(
        "đó không phải là tổ chức, chức danh hay nhóm phối hợp",
        "that is not an organisation, a role or a collaboration",
    ),
    # what is unsound in a framework package (model/packages.py)
    "unknown-kind": Text("nêu một loại phần tử không tồn tại", "it names a kind that does not exist"),
    "unknown-layer": Text("nêu một lớp không tồn tại", "it names a layer that does not exist"),
    "unknown-property": Text("nêu một thuộc tính không tồn tại", "it names a property that does not exist"),
    "empty-range": Text("cận dưới lớn hơn cận trên", "its lower bound is above its upper bound"),
    "bad-pattern": Text("biểu thức mẫu sai cú pháp", "its pattern is no valid regular expression"),
    "unknown-model": Text("nêu một mô hình tham chiếu không tồn tại", "it names a reference model that does not exist"),
    "no-parent": Text("mã cấp trên không tồn tại", "the code above it does not exist"),
    "unknown-component": Text("nêu một thành phần khung không tồn tại", "it names a component that does not exist"),
    "no-intermediary": Text("không nêu nền tảng trung gian nào", "it names no intermediary platform"),
    "property-does-not-apply": Text(
        "thuộc tính được kiểm tra không áp dụng cho loại phần tử này",
        "the property it checks does not apply to this kind",
    ),
    "unknown-verb": Text("nêu một quan hệ không tồn tại", "it names a relation that does not exist"),
    "unknown-item": Text("nêu một mục không có trong khung", "it names an item the framework does not have"),
    "wrong-ends": Text(
        "số mục cũ và mục mới không hợp với loại thay đổi", "its old and new items do not fit the kind of change"
    ),
    "to-another-package": Text("mục ở `to` không thuộc gói này", "an item under `to` is not of this package"),
    "from-no-older-version": Text(
        "mục ở `from` không thuộc phiên bản mà gói này thay thế",
        "an item under `from` is of no version this one replaces",
    ),
    "of-different-kinds": Text("các mục thuộc những loại khác nhau", "its items are of different kinds"),
    "told-twice": Text("một mục được đối chiếu hai lần", "one item is matched twice"),
    "already-in-base": Text("đã có ở gói mà gói này mở rộng", "the package it extends has it already"),
    "only-codes": Text("gói bổ sung mã chỉ được chứa mã", "an overlay package may hold codes only"),
    "cannot-fail": Text("phép kiểm tra không bao giờ phát hiện được gì", "its check could never find anything"),
    "says-the-old-word": Text(
        "từ được khuyên dùng lại chứa từ mà nó thay", "the preferred words contain the words they are to replace"
    ),
    "no-possible-value": Text("không giá trị nào có thể thỏa mãn", "no value could ever satisfy it"),
    # what the YAML parser stumbled over (all problems of libyaml 0.2.5 that reach us, and our own)
    "invalid": Text("nội dung không phải YAML hợp lệ", "the content is not valid YAML"),
    "not a mapping": Text(
        "tệp phải gồm các dòng `khóa: giá trị`, không phải danh sách hay chữ rời",
        "a file consists of `key: value` lines, not of a list or loose text",
    ),
    "mapping values are not allowed in this context": Text(
        "dấu hai chấm đặt sai chỗ: giá trị có dấu hai chấm phải đặt trong ngoặc kép, hoặc dòng thụt lề sai",
        "a colon stands where none may: quote a value that contains a colon, or correct the indentation",
    ),
    "mapping keys are not allowed in this context": Text(
        "dấu chấm hỏi mở đầu một khóa ở chỗ không được phép", "a question mark begins a key where none may stand"
    ),
    "block sequence entries are not allowed in this context": Text(
        "dấu gạch đầu dòng đặt sai chỗ: mỗi mục của danh sách phải đứng trên dòng riêng",
        "a dash stands where no list item may: put every item on a line of its own",
    ),
    "could not find expected ':'": Text(
        "thiếu dấu hai chấm sau khóa, hoặc dấu ngoặc kép chưa đóng",
        "a colon is missing after a key, or a quotation mark is not closed",
    ),
    "did not find expected key": Text(
        "dòng thụt lề không khớp với các dòng trên, hoặc thiếu khóa",
        "the line's indentation does not match the lines above, or a key is missing",
    ),
    "did not find expected '-' indicator": Text(
        "thiếu dấu gạch đầu dòng của mục trong danh sách, hoặc dòng thụt lề sai",
        "the dash of a list item is missing, or the indentation is wrong",
    ),
    "did not find expected ',' or ']'": Text(
        "danh sách trong ngoặc vuông thiếu dấu phẩy hoặc dấu ]", "a list in square brackets lacks a comma or its ]"
    ),
    "did not find expected ',' or '}'": Text(
        "nhóm trong ngoặc nhọn thiếu dấu phẩy hoặc dấu }", "a group in curly brackets lacks a comma or its }"
    ),
    "did not find expected node content": Text("thiếu giá trị ở vị trí này", "a value is missing here"),
    "found character that cannot start any token": Text(
        "giá trị không được bắt đầu bằng ký tự này: hãy đặt trong ngoặc kép; thụt lề bằng dấu cách, không dùng tab",
        "a value cannot begin with this character: quote the value; indent with spaces, not tabs",
    ),
    "found a tab character that violates indentation": Text(
        "thụt lề bằng tab: chỉ được dùng dấu cách", "a tab is used to indent: only spaces may"
    ),
    "found a tab character where an indentation space is expected": Text(
        "thụt lề bằng tab: chỉ được dùng dấu cách", "a tab is used to indent: only spaces may"
    ),
    "found unexpected ':'": Text(
        "dấu hai chấm đặt sai chỗ trong ngoặc: hãy đặt giá trị trong ngoặc kép",
        "a colon is misplaced within brackets: quote the value",
    ),
    "found unexpected end of stream": Text(
        "tệp kết thúc khi dấu ngoặc kép chưa đóng", "the file ends before a quotation mark is closed"
    ),
    "found unexpected document indicator": Text(
        "gặp dấu --- hoặc ... khi dấu ngoặc kép chưa đóng", "there is a --- or ... before a quotation mark is closed"
    ),
    "found unknown escape character": Text(
        "ký tự sau dấu \\ không hợp lệ trong ngoặc kép: hãy viết \\\\ hoặc dùng ngoặc đơn",
        "the character after \\ has no meaning in double quotes: write \\\\ or use single quotes",
    ),
    "did not find expected hexdecimal number": Text(
        "sau \\x, \\u hoặc \\U phải là chữ số thập lục phân", "hexadecimal digits must follow \\x, \\u or \\U"
    ),
    "found invalid Unicode character escape code": Text(
        "mã ký tự sau dấu \\ không có trong Unicode", "the code after \\ is no Unicode character"
    ),
    "found an indentation indicator equal to 0": Text(
        "số thụt lề sau dấu | hoặc > không được bằng 0", "the indentation after | or > must not be 0"
    ),
    "did not find expected comment or line break": Text(
        "sau dấu |, > hoặc chỉ thị phải xuống dòng", "a line break must follow |, > or a directive"
    ),
    "did not find expected alphabetic or numeric character": Text(
        "sau dấu & hoặc * phải là chữ hoặc số: hãy đặt giá trị trong ngoặc kép",
        "a letter or digit must follow & or *: quote the value",
    ),
    "did not find expected <document start>": Text(
        "còn nội dung sau khi tài liệu đã kết thúc", "there is content after the end of the document"
    ),
    "did not find expected <stream-start>": Text(
        "không nhận ra phần đầu tệp", "the beginning of the file is not recognised"
    ),
    "did not find expected whitespace": Text("thiếu dấu cách trong chỉ thị", "a space is missing in a directive"),
    "did not find expected whitespace or line break": Text(
        "thiếu dấu cách sau thẻ kiểu hoặc chỉ thị", "a space is missing after a tag or a directive"
    ),
    "did not find expected '!'": Text(
        "dấu chấm than mở đầu một thẻ kiểu viết dở: hãy đặt giá trị trong ngoặc kép",
        "an exclamation mark begins an unfinished tag: quote the value",
    ),
    "did not find the expected '>'": Text(
        "thẻ kiểu thiếu dấu >: hãy đặt giá trị trong ngoặc kép", "a tag lacks its >: quote the value"
    ),
    "did not find expected tag URI": Text(
        "dấu chấm than mở đầu một thẻ kiểu viết sai: hãy đặt giá trị trong ngoặc kép",
        "an exclamation mark begins a malformed tag: quote the value",
    ),
    "did not find URI escaped octet": Text(
        "sau dấu % trong thẻ kiểu phải là hai chữ số thập lục phân", "two hexadecimal digits must follow % in a tag"
    ),
    "found an incorrect leading UTF-8 octet": Text(
        "thẻ kiểu chứa ký tự mã hóa sai", "a tag contains a wrongly encoded character"
    ),
    "found an incorrect trailing UTF-8 octet": Text(
        "thẻ kiểu chứa ký tự mã hóa sai", "a tag contains a wrongly encoded character"
    ),
    "found undefined tag handle": Text(
        "thẻ kiểu này chưa được định nghĩa: hãy đặt giá trị trong ngoặc kép",
        "this tag is not defined: quote the value",
    ),
    "found unknown directive name": Text(
        "dấu % ở đầu dòng mở một chỉ thị không tồn tại: hãy đặt giá trị trong ngoặc kép",
        "a % at the beginning of a line opens a directive that does not exist: quote the value",
    ),
    "could not find expected directive name": Text(
        "thiếu tên chỉ thị sau dấu % ở đầu dòng", "a directive's name is missing after the % at the beginning of a line"
    ),
    "found unexpected non-alphabetical character": Text(
        "tên chỉ thị sau dấu % chứa ký tự không hợp lệ", "a directive's name contains a character that is not allowed"
    ),
    "did not find expected digit or '.' character": Text(
        "số phiên bản trong chỉ thị %YAML viết sai", "the version in a %YAML directive is malformed"
    ),
    "did not find expected version number": Text(
        "chỉ thị %YAML thiếu số phiên bản", "the %YAML directive lacks its version"
    ),
    "found extremely long version number": Text(
        "số phiên bản trong chỉ thị %YAML quá dài", "the version in a %YAML directive is too long"
    ),
    "found duplicate %YAML directive": Text("chỉ thị %YAML được viết hai lần", "there are two %YAML directives"),
    "found duplicate %TAG directive": Text("chỉ thị %TAG được viết hai lần", "there are two %TAG directives"),
    "found incompatible YAML document": Text(
        "tệp khai báo một phiên bản YAML không được hỗ trợ", "the file declares a version of YAML that is not supported"
    ),
    # why a classification is of no use (MET006)
    "not-a-code": Text("đây không phải mã của mô hình tham chiếu", "it is not a code of a reference model"),
    "repeated-code": Text("mã này đã có trong cùng danh sách", "the same list already has this code"),
    # the word before the number of a legal document (validators/citation.py)
    "type-law": Text("Luật", "Law"),
    "type-resolution": Text("Nghị quyết", "Resolution"),
    "type-decree": Text("Nghị định", "Decree"),
    "type-circular": Text("Thông tư", "Circular"),
    "type-decision": Text("Quyết định", "Decision"),
    "type-directive": Text("Chỉ thị", "Directive"),
    "type-plan": Text("Kế hoạch", "Plan"),
    "type-dispatch": Text("Công văn", "Official dispatch"),
    "type-notice": Text("Thông báo", "Notice"),
    "type-standard": Text("Tiêu chuẩn", "Standard"),
    "type-programme": Text("Chương trình", "Programme"),
    # what an obligation finds missing (CNF002)
    "missing-owner": Text("cơ quan chủ quản", "owner"),
    "missing-relation": Text("quan hệ mà quy định này cần", "the relation this rule needs"),
    "missing-entry": Text("tên trong danh mục", "its name on the list"),
    "missing-single-writer": Text("một nơi cập nhật duy nhất", "a single system that writes it"),
    "missing-exchange": Text(
        "trao đổi dữ liệu với hệ thống mà quy định yêu cầu", "exchange with the systems the law asks for"
    ),
    # why an exemption is without effect (EXM002)
    "no-such-rule": Text("không có quy tắc nào mang mã này", "no rule has this code"),
    "nothing-to-exempt": Text(
        "không còn phát hiện nào của quy tắc này để miễn trừ", "there is no finding of this rule left to exempt"
    ),
    # what names no source (EVD001)
    "language-vi": Text("tiếng Việt", "Vietnamese"),
    "language-en": Text("tiếng Anh", "English"),
    "text-name": Text("Tên", "The name"),
    "text-short-name": Text("Tên ngắn", "The short name"),
    "text-documentation": Text("Phần mô tả", "The description"),
    "text-description": Text("Phần mô tả", "The description"),
    "text-title": Text("Tên văn bản", "The title"),
    "text-issuer": Text("Cơ quan ban hành", "The issuer"),
    "text-note": Text("Ghi chú", "The note"),
    "text-reason": Text("Lý do", "The reason"),
    "text-approver": Text("Người phê duyệt", "The approver"),
    "subject-element": Text("Phần tử", "The element"),
    "subject-relation": Text("Quan hệ", "The relation"),
    "subject-document": Text("Văn bản", "The document"),
    "subject-framework": Text("Khung", "The framework"),
    "subject-models": Text("Mô hình tham chiếu", "The reference model"),
    "subject-codes": Text("Mã", "The code"),
    "subject-components": Text("Thành phần khung", "The framework component"),
    "subject-obligations": Text("Nghĩa vụ", "The obligation"),
    "subject-principles": Text("Nguyên tắc", "The principle"),
    "subject-contents": Text("Mục nội dung", "The content"),
    "subject-crosswalk": Text("Mục đối chiếu", "The crosswalk entry"),
    # what contradicts itself about a document (LAW002)
    "before-issue": Text("có hiệu lực trước ngày ban hành", "it takes effect before it is issued"),
    "end-before-beginning": Text("hết hiệu lực trước khi có hiệu lực", "it ends before it takes effect"),
    "of-itself": Text("văn bản dẫn chính mình", "the document refers to itself"),
    "of-a-later-one": Text("văn bản được dẫn ban hành muộn hơn", "what it refers to was issued later"),
    "in-a-circle": Text("các văn bản thay thế lẫn nhau thành vòng", "the documents replace each other in a circle"),
    # why a statement of absence has no effect (CNF008)
    "absent-no-component": Text(
        "đó không phải là thành phần khung, mà chỉ thành phần khung mới khai là không có được",
        "it is no framework component, and only those can be stated to be absent",
    ),
    "absent-no-claim": Text(
        "kho kiến trúc không nêu khung nào ở `conforms-to`", "the repository names no framework under `conforms-to`"
    ),
    "absent-of-the-nation": Text(
        "thành phần này thuộc cấp quốc gia, khung không đòi hỏi ở tỉnh",
        "the component belongs to the nation, and the framework does not ask it of a province",
    ),
    "absent-other-framework": Text(
        "thành phần này thuộc khung khác với khung nêu ở `conforms-to`",
        "the component belongs to another framework than the one under `conforms-to`",
    ),
    # the state of an element on a day (STR003)
    "state-planned": Text("mới có trong kế hoạch", "only planned"),
    "state-retired": Text("đã dừng hoạt động", "retired"),
    "state-future": Text("chưa có", "not there yet"),
    # why personal data is not protected (SEC004)
    "says-no-personal-data": Text("lại ghi là không có dữ liệu cá nhân", "states that it holds none"),
    "level-too-low-for-personal-data": Text("cấp độ thấp hơn 2", "its level is below 2"),
    "protection-not-started": Text(
        "phương án bảo đảm an toàn chưa triển khai", "its protective measures have not been started"
    ),
    "level-not-described": Text("chưa mô tả cấp độ an toàn", "its security level is not described"),
    # what is wrong with a comment that is to allow a finding (SUP002) or with an adjustment (CFG001)
    "not-understood": Text("không đúng cú pháp", "it is not in the form that is understood"),
    "no-reason": Text("chưa nêu lý do sau `--`", "it gives no reason behind `--`"),
    "no-such-file": Text("không tệp nào của kho có đường dẫn như vậy", "no file of the repository has such a path"),
    "no-such-element": Text("không phần tử nào của kho có mã như vậy", "no element of the repository has such an id"),
    "governed-rule": Text(
        "quy tắc của khung và pháp luật chỉ được cho qua bằng miễn trừ có người phê duyệt",
        "rules of framework and law are let off by an approved exemption only",
    ),
    # why a contract does not work (CON008)
    "contract-key-missing": Text("kiểu cam kết này cần thêm khóa", "its type needs another key"),
    "contract-key-not-taken": Text("kiểu cam kết này không dùng khóa", "its type does not take this key"),
    "contract-too-few-parts": Text("cần ít nhất hai phần", "it needs two parts at least"),
    "contract-unknown-part": Text("không có phần nào mang tên này ở `parts`", "no part under `parts` has this name"),
    "contract-part-twice": Text("một phần được nêu hai lần", "a part is named twice"),
    "contract-part-unused": Text("phần này không được cam kết dùng đến", "the contract does not use this part"),
    "contract-unknown-verb": Text("không có động từ này", "there is no such verb"),
    "contract-verb-without-order": Text(
        "quan hệ này không cho biết bên nào phụ thuộc bên nào, nên không vi phạm được kiểu cam kết này",
        "this relation does not say who depends on whom, so it can never break a contract of this type",
    ),
    "contract-verb-not-followed": Text(
        "động từ này không có trong `verbs` của cam kết", "the contract's `verbs` do not have this verb"
    ),
    "contract-unknown-kind": Text("không có loại phần tử này", "there is no such kind"),
    "contract-unknown-layer": Text("không có lớp này", "there is no such layer"),
    "contract-unknown-property": Text("khung không khai báo thuộc tính này", "the framework declares no such property"),
    "contract-unknown-prefix": Text(
        "tệp kê khai không có tiền tố này ở `uses`", "the manifest has no such prefix under `uses`"
    ),
    "contract-unknown-element": Text("không có phần tử nào mang mã này", "no element has this id"),
    "contract-unknown-item": Text("khung không có mục này", "the framework has no such item"),
    "contract-part-empty": Text("phần này không chọn được phần tử nào", "this part selects nothing"),
    "contract-part-shared": Text("một phần tử thuộc hai phần", "an element belongs to two parts"),
    "contract-nothing-left": Text(
        "mọi phần tử ở khóa này đều thuộc `to` hoặc `via`, nên không còn gì để xét",
        "all elements under this key belong to `to` or `via`, so nothing is left to judge",
    ),
    "contract-ignore-unknown": Text("không có quan hệ nào mang mã này", "no relation has this id"),
    "contract-ignore-not-followed": Text(
        "cam kết không xét loại quan hệ này nên không cần bỏ qua", "the contract does not judge such relations anyway"
    ),
}
